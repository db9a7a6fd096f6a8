import { MINUTE } from '@/utils/lib/time';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';

/**
 * Alarms come late and reads take time: a stream counts as due a little before its interval has passed, or each tick
 * would find it just not due and wait for the next.
 */
export function nextDueAfter(now: number, interval: number): number {
  return now + interval - Math.min(interval / 2, MINUTE / 2);
}

/**
 * The streams to read now, those that waited longest first; never read ones before all others.
 *
 * @param everything "Check now": also those that are not due
 */
export function dueStreams(
  streams: readonly Stream[],
  states: ReadonlyMap<string, StreamState>,
  now: number,
  everything: boolean,
): Stream[] {
  const lastRead = (stream: Stream) => states.get(streamKey(stream))?.lastRead ?? Number.NEGATIVE_INFINITY;
  const isDue = (stream: Stream) => {
    const state = states.get(streamKey(stream));
    // A clock that was set back must not put a stream to sleep for as long as it was wrong.
    return !state || state.nextDue <= now || (state.lastRead !== null && state.lastRead > now);
  };
  return streams.filter((stream) => everything || isDue(stream)).sort((a, b) => lastRead(a) - lastRead(b) || 0);
}
