import { useText } from '@/components/page/use-text';
import type { Columns } from './count-activities';

/** The chart's numbers as a table, newest first. Days without activity are left out. */
export function DaysTable({ columns: { starts, people } }: { columns: Columns }) {
  const text = useText();
  const date = new Intl.DateTimeFormat(text.locale, { dateStyle: 'medium' });
  const rows = starts.map((start, at) => ({ start, counts: people.map(({ counts }) => counts[at] ?? 0) }));
  const busy = rows.filter(({ counts }) => counts.some((count) => count > 0)).reverse();
  return (
    <details class="picture-table">
      <summary>{text('pictures_table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
      <section class="table-place" tabIndex={0} aria-label={text('pictures_days')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('pictures_from')}</th>
              {people.map(({ slug, name }) => (
                <th key={slug} scope="col">
                  <bdi>{slug === null ? text('pictures_others') : name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {busy.map(({ start, counts }) => (
              <tr key={start}>
                <th scope="row">{date.format(start)}</th>
                {counts.map((count, at) => (
                  <td key={people[at]?.slug}>{count.toLocaleString(text.locale)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
