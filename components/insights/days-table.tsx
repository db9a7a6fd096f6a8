import { useText } from '@/components/page/use-text';
import { ChartLink } from './chart-link';
import { type Columns, periodOf } from './count-activities';

/**
 * The chart's numbers as a table, newest first. Days and numbers lead to their rows. Days without activity are left
 * out.
 */
export function DaysTable({ columns }: { columns: Columns }) {
  const { starts, people } = columns;
  const text = useText();
  const date = new Intl.DateTimeFormat(text.locale, { dateStyle: 'medium' });
  const rows = starts.map((start, at) => ({
    start,
    period: periodOf(columns, at),
    counts: people.map(({ counts }) => counts[at] ?? 0),
  }));
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
            {busy.map(({ start, period, counts }) => (
              <tr key={start}>
                <th scope="row">
                  <ChartLink filter={{ period }}>{date.format(start)}</ChartLink>
                </th>
                {counts.map((count, at) => {
                  const slug = people[at]?.slug;
                  const filter = slug && count > 0 ? { people: [`user:${slug}`], period } : null;
                  return (
                    <td key={slug}>
                      <ChartLink filter={filter}>{count.toLocaleString(text.locale)}</ChartLink>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
