import { HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { forecastUntil, isResting } from '@/utils/poll/schedule';
import type { CatchUp, PollerState } from '@/utils/store/poller-schema';

/**
 * Time without a good read that counts as an absence, ms: longer than a nap, and longer than the longest check
 * interval.
 */
const MIN_ABSENCE_MS = 1.5 * HOUR;
/**
 * How long news may wait for the rest of a catch-up, ms: this margin for a few checks, plus the time for its requests,
 * an hour at most.
 */
const CATCH_UP_MARGIN_MS = 5 * MINUTE;
const MS_PER_REQUEST = 1.5 * SECOND;
const MAX_CATCH_UP_MS = HOUR;

/**
 * Streams that were due at `since` (ms UTC) and have not been read since. New streams have no news yet, and resting
 * streams are not waited for.
 *
 * @param maxWait the longest time between two reads that the allowance permits, ms
 */
export function behind(wanted: readonly Candidate[], since: number, maxWait: number): Candidate[] {
  return wanted.filter((each) => {
    const { state, isNew } = each;
    const isUnread = state && !isNew && !isResting(state) && (state.lastGoodRead ?? since) < since;
    return isUnread && forecastUntil(each, maxWait) <= since;
  });
}

/**
 * The catch-up that a round is part of, or undefined. A catch-up begins after a long absence if more is due than fits
 * into one check: without it, each of several checks would notify about its own part. As long as nothing can be read,
 * it restarts at each check, so that its time runs from the first good read. It also restarts if its time ran out
 * during another absence.
 *
 * @param maxWait as for {@link behind}
 * @param room requests that may be spent now
 */
export function catchUpAt(
  known: PollerState | undefined,
  wanted: readonly Candidate[],
  maxWait: number,
  room: number,
  now: number,
): CatchUp | undefined {
  if (!known) return undefined;
  const { lastCheck, catchUp } = known;
  const pause = catchUp && now >= catchUp.until ? CATCH_UP_MARGIN_MS : MIN_ABSENCE_MS;
  if (now - (lastCheck ?? now) < pause) return catchUp;
  const cost = behind(wanted, now, maxWait).reduce((sum, each) => sum + each.cost, 0);
  return cost > room
    ? { since: now, until: now + Math.min(MAX_CATCH_UP_MS, CATCH_UP_MARGIN_MS + cost * MS_PER_REQUEST) }
    : undefined;
}
