import {
  activeStreams,
  findSourceProblem,
  type ListingLine,
  type ListingSettings,
  type SourceProblem,
} from '@/utils/store/read/source-problem';

/** What the popup shows of all listings together. Small, however many there are. */
export interface ListingSummary {
  /** When one of them was last read, ms UTC; null: none ever was. */
  lastRead: number | null;
  /** When the first of them is due, ms UTC; null: there is none. */
  nextDue: number | null;
  problem: SourceProblem;
}

/** The listings of sources that are not paused. */
export function summarizeListings(streams: readonly ListingLine[], settings: ListingSettings): ListingSummary {
  const active = activeStreams(streams, settings);
  let lastRead: number | null = null;
  let nextDue: number | null = null;
  for (const { lastGoodRead, nextDue: due } of active) {
    if (lastGoodRead !== null && lastGoodRead > (lastRead ?? 0)) lastRead = lastGoodRead;
    if (nextDue === null || due < nextDue) nextDue = due;
  }
  return { lastRead, nextDue, problem: findSourceProblem(active, settings) };
}
