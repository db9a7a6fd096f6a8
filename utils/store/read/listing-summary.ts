import { restingSignedOut } from '@/utils/sources/resting-signed-out';
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

/** Stands for the people one follows while nobody is signed in: they are not read then. */
const SIGNED_OUT: ListingLine = {
  key: 'follows',
  sourceIds: ['following'],
  nextDue: Number.POSITIVE_INFINITY,
  lastGoodRead: null,
  lastError: { kind: 'sign-in' },
};

/** The listings of sources that are not paused. */
export function summarizeListings(streams: readonly ListingLine[], settings: ListingSettings): ListingSummary {
  const { sources, signedOut = false } = settings;
  const active = activeStreams(streams, settings);
  const isResting = signedOut && sources.some(({ kind, paused }) => kind === 'following' && !paused);
  const read = isResting ? activeStreams(active, { sources: restingSignedOut(sources) }) : active;
  let lastRead: number | null = null;
  let nextDue: number | null = null;
  for (const { lastGoodRead } of active) {
    if (lastGoodRead !== null && lastGoodRead > (lastRead ?? 0)) lastRead = lastGoodRead;
  }
  for (const { nextDue: due } of read) if (nextDue === null || due < nextDue) nextDue = due;
  return { lastRead, nextDue, problem: findSourceProblem(isResting ? [...read, SIGNED_OUT] : read, settings) };
}
