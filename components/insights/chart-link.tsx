import type { ComponentChildren } from 'preact';
import { saveChartsPlace } from './charts-place';
import { type ChartFilter, feedHash } from './feed-link';

/** A part of a chart that leads to its rows in the feed. Plain content if the feed has no filter for it. */
export function ChartLink({ filter, children }: { filter: ChartFilter | null; children: ComponentChildren }) {
  if (!filter) return children;
  const left = feedHash(filter);
  return (
    <a class="chart-link" href={left} onClick={() => saveChartsPlace({ left })}>
      {children}
    </a>
  );
}
