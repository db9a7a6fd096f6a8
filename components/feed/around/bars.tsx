import { useText } from '@/components/page/use-text';

interface BarsProps {
  counts: readonly number[];
  /** Text alternative of the chart. */
  label: string;
  /** Name of a bar, for pointers. */
  nameOf: (index: number) => string;
  /** Below the first bar and the last. */
  ends: readonly [first: string, last: string];
}

/** A small bar chart, one picture to screen readers. */
export function Bars({ counts, label, nameOf, ends }: BarsProps) {
  const text = useText();
  const most = Math.max(1, ...counts);
  return (
    <>
      <div class="around-bars" role="img" aria-label={label}>
        {counts.map((count, at) => (
          <i
            key={nameOf(at)}
            style={{ '--much': String(count / most) }}
            title={text('pictures_column', nameOf(at), count)}
          />
        ))}
      </div>
      <p class="around-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </>
  );
}
