import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { AroundButton } from '@/components/feed/around/around-button';
import { useText } from '@/components/page/use-text';
import { commaList } from '@/utils/lib/comma-list';
import type { Text } from '@/utils/lib/text';
import { DAY } from '@/utils/lib/time';
import type { Period } from '@/utils/store/read/feed-query';
import { ChartLink } from './chart-link';
import { DAYS_CHART, saveChartsPlace } from './charts-place';
import { type Columns, periodOf, personAt } from './count-activities';
import { type ChartFilter, feedHash } from './feed-link';

const HEIGHT_PX = 240;
/** Number of people's colors: `--chart-1` to `--chart-6` of the tokens; the last one is for everybody else. */
const COLOR_COUNT = 6;

/**
 * Stacked activity by day and person. The chart is one tab stop; arrow keys move from day to day, and a line below
 * states the day's counts. A click on a column, or Enter, leads to its rows; so do the names. The table beside it has
 * the same numbers.
 *
 * @param period what was counted; null: everything
 */
export function DaysChart({ columns, period }: { columns: Columns; period: Period | null }) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const draw = () => {
      plot.current?.destroy();
      plot.current = new uPlot(optionsFor(element, columns, text, setAt), stacked(columns), element);
    };
    draw();
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const size = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: HEIGHT_PX }));
    size.observe(element);
    scheme.addEventListener('change', draw);
    const look = new MutationObserver(draw);
    look.observe(document.documentElement, { attributes: true });
    return () => {
      size.disconnect();
      look.disconnect();
      scheme.removeEventListener('change', draw);
      plot.current?.destroy();
      plot.current = null;
    };
  }, [columns, text]);
  const last = columns.starts.length - 1;
  const go = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at !== null) return openRows({ period: periodOf(columns, at) });
    const steps: Record<string, number> = {
      ArrowLeft: (at ?? last + 1) - 1,
      ArrowRight: (at ?? -1) + 1,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(last, to));
    setAt(index);
    const left = plot.current?.valToPos((columns.starts[index] ?? 0) / 1000, 'x');
    if (left !== undefined) plot.current?.setCursor({ left, top: 10 }, false);
  };
  const onClick = () => {
    const { idx, top = -1 } = plot.current?.cursor ?? {};
    if (typeof idx !== 'number') return;
    const slug = personAt(columns, idx, plot.current?.posToVal(top, 'y') ?? 0)?.slug;
    openRows({ people: slug ? [`user:${slug}`] : [], period: periodOf(columns, idx) });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a canvas with keys of its own */}
      <div
        class="chart"
        ref={place}
        role="group"
        aria-label={text('pictures_days_label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys are the arrows
        tabIndex={0}
        onKeyDown={go}
        onClick={onClick}
      />
      <p class="chart-now" aria-live="polite">
        {at === null ? text('pictures_days_hint') : columnWords(text, columns, at)}
      </p>
      <ul class="chart-legend">
        {columns.people.map(({ name, slug }, index) => (
          <li key={slug}>
            <i style={{ background: `var(--chart-${slug === null ? COLOR_COUNT : index + 1})` }} />
            <ChartLink filter={slug === null ? null : { people: [`user:${slug}`], period }}>
              <bdi>{slug === null ? text('pictures_others') : name}</bdi>
            </ChartLink>
            {slug !== null && <AroundButton subject={{ facet: `user:${slug}`, name }} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function openRows(filter: ChartFilter): void {
  saveChartsPlace({ left: DAYS_CHART });
  location.hash = feedHash(filter);
}

/** "Tuesday, 4 March: Mia 3, Ben 1". */
function columnWords(text: Text, { starts, days, people }: Columns, index: number): string {
  const from = starts[index] ?? 0;
  const format = new Intl.DateTimeFormat(text.locale, { dateStyle: days === 1 ? 'full' : 'medium' });
  const to = new Date(from).setDate(new Date(from).getDate() + days - 1);
  const when = days === 1 ? format.format(from) : format.formatRange(from, to);
  const parts = people
    .filter(({ counts }) => (counts[index] ?? 0) > 0)
    .map(({ name, slug, counts }) =>
      text('pictures_of', slug === null ? text('pictures_others') : name, counts[index] ?? 0),
    );
  return text('pictures_column', when, parts.length > 0 ? commaList(text, parts) : text('pictures_none'));
}

/** Cumulative series, the tallest first, since uPlot paints the first one at the back. */
function stacked({ starts, people }: Columns): uPlot.AlignedData {
  const sums = starts.map(() => 0);
  const series = people.map(({ counts }) =>
    counts.map((count, at) => {
      sums[at] = (sums[at] ?? 0) + count;
      return sums[at] ?? 0;
    }),
  );
  return [starts.map((at) => at / 1000), ...series.reverse()];
}

function optionsFor(
  element: HTMLElement,
  { starts, people, days }: Columns,
  text: Text,
  onPoint: (index: number | null) => void,
): uPlot.Options {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const font = `12px ${token('--font')}`;
  const axis: uPlot.Axis = {
    stroke: token('--ink-soft'),
    font,
    grid: { stroke: token('--rule'), width: 1 },
    ticks: { show: false },
  };
  const half = (days * DAY) / 2000;
  const months = new Intl.DateTimeFormat(text.locale, { day: 'numeric', month: 'short' });
  const bars = uPlot.paths.bars?.({ size: [0.8, 48], align: 1 });
  return {
    width: element.clientWidth,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      // A column is drawn to the right of its start.
      x: { range: (_, min, max) => [min, max + (days * DAY) / 1000] },
      y: { range: (_, _min, max) => [0, Math.max(4, max)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        // Each date stands below the middle of its column.
        splits: (_, _axis, _min, _max, step) => {
          const every = Math.max(1, Math.ceil((step * 1000) / (days * DAY)));
          return starts.filter((_at, index) => index % every === 0).map((at) => at / 1000 + half);
        },
        // The canvas draws from the left, so that each date keeps the order of its own script.
        values: (_, splits) => splits.map((at) => `\u2068${months.format((at - half) * 1000)}\u2069`),
        space: 80,
      },
      {
        ...axis,
        values: (_, splits) => splits.map((count) => count.toLocaleString(text.locale)),
        size: 44,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000],
      },
    ],
    series: [
      {},
      ...people
        .map(({ slug }, index): uPlot.Series => {
          const colour = token(`--chart-${slug === null ? COLOR_COUNT : index + 1}`);
          return { fill: colour, width: 0, points: { show: false }, ...(bars && { paths: bars }) };
        })
        .reverse(),
    ],
    hooks: { setCursor: [({ cursor: { idx } }) => onPoint(idx ?? null)] },
  };
}
