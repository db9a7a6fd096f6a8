import { HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import { type Candidate, isResting, quietUntil } from '@/utils/poll/schedule';
import type { CatchUp, PollerState } from '@/utils/store/schema';

/** So long without a good read, ms, is more than a nap, and more than there may be between two checks. */
const MIN_ABSENCE_MS = 1.5 * HOUR;
/** How long news may wait for the rest, ms: some checks more than its requests take at one a second; an hour at most. */
const CATCH_UP_MARGIN_MS = 5 * MINUTE;
const MS_PER_REQUEST = 1.5 * SECOND;
const MAX_CATCH_UP_MS = HOUR;

/**
 * Those that were due at `since` (ms UTC) and have not been read from then on. New ones have no news, and what rests for
 * reasons of its own is not waited for.
 *
 * @param longest the longest time between two reads that can be kept, ms
 */
export function behind(wanted: readonly Candidate[], since: number, longest: number): Candidate[] {
  return wanted.filter((each) => {
    const { state, isNew } = each;
    const isUnread = state && !isNew && !isResting(state) && (state.lastGoodRead ?? since) < since;
    return isUnread && quietUntil(each, longest) <= since;
  });
}

/**
 * The catch-up that a round is part of, or undefined. One begins where nothing was read for long, and more is due than
 * there is room for in one check: its news would be told by each of several checks. As long as nothing can be read it
 * begins anew, so that the time runs from the first good read; so does one that has taken too long because of a pause.
 *
 * @param longest as for {@link behind}
 * @param room requests that may be spent now
 */
export function catchUpAt(
  known: PollerState | undefined,
  wanted: readonly Candidate[],
  longest: number,
  room: number,
  now: number,
): CatchUp | undefined {
  if (!known) return undefined;
  const { lastCheck, catchUp } = known;
  const pause = catchUp && now >= catchUp.until ? CATCH_UP_MARGIN_MS : MIN_ABSENCE_MS;
  if (now - (lastCheck ?? now) < pause) return catchUp;
  const cost = behind(wanted, now, longest).reduce((sum, each) => sum + each.cost, 0);
  return cost > room
    ? { since: now, until: now + Math.min(MAX_CATCH_UP_MS, CATCH_UP_MARGIN_MS + cost * MS_PER_REQUEST) }
    : undefined;
}
