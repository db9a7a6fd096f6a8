import { useText } from '@/components/page/use-text';

const HEIGHT = 18;
const STEP = 4;
const BAR = 3;
/** Height of a day without activity. */
const LEAST = 1.5;

/** Activities per day of the last month as small bars. */
export function MonthLine({ days }: { days: readonly number[] }) {
  const text = useText();
  const most = Math.max(1, ...days);
  const total = days.reduce((sum, count) => sum + count, 0);
  const label = text.plural('source_month', total);
  return (
    <svg class="month-line" role="img" viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`} aria-label={label}>
      <title>{label}</title>
      {days.map((count, day) => {
        const height = count === 0 ? LEAST : Math.max(3, (HEIGHT * count) / most);
        return (
          <rect
            key={day}
            class={count === 0 ? undefined : 'some'}
            x={day * STEP}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx="1"
          />
        );
      })}
    </svg>
  );
}
