import { AroundButton } from '@/components/feed/around/around-button';
import { useText } from '@/components/page/use-text';
import type { Period } from '@/utils/store/read/feed-query';
import { ChartLink } from './chart-link';
import type { Named } from './count-activities';

interface TitlesChartProps {
  titles: readonly (readonly [string, Named])[];
  /** What was counted; null: everything. */
  period: Period | null;
}

/** The most frequent titles as a bar list. Each leads to its rows. */
export function TitlesChart({ titles, period }: TitlesChartProps) {
  const text = useText();
  const most = titles[0]?.[1].count ?? 1;
  return (
    <ol class="titles">
      {titles.map(([key, { name, count }]) => (
        <li key={key} style={{ '--much': `${(100 * count) / most}%` }}>
          <ChartLink filter={key.includes(':') ? { titles: [key], period } : null}>
            <bdi>{name}</bdi>
          </ChartLink>
          <span class="titles-count">{count.toLocaleString(text.locale)}</span>
          {key.includes(':') && <AroundButton subject={{ facet: key, name }} />}
        </li>
      ))}
    </ol>
  );
}
