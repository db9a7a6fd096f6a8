import { useText } from '@/components/page/use-text';
import type { Named } from './count-activities';

/** The most frequent titles as a bar list. */
export function TitlesChart({ titles }: { titles: readonly (readonly [string, Named])[] }) {
  const text = useText();
  const most = titles[0]?.[1].count ?? 1;
  return (
    <ol class="titles">
      {titles.map(([key, { name, count }]) => (
        <li key={key} style={{ '--much': `${(100 * count) / most}%` }}>
          <bdi>{name}</bdi>
          <span class="titles-count">{count.toLocaleString(text.locale)}</span>
        </li>
      ))}
    </ol>
  );
}
