import { MINUTE } from '@/utils/lib/time';
import { isWaiting } from '@/utils/poll/budget';
import type { Settings } from '@/utils/settings/settings';
import type { PollerState } from '@/utils/store/poller-schema';

/** Checks without a good read after which Lookout counts as stale. */
const STALE_CHECKS = 3;

/**
 * Since when nothing could be read, ms UTC; null if all is well. Elapsed time alone proves nothing, because computers
 * sleep: the last attempt must have failed, or a wait must be active.
 */
export function staleSince(
  state: PollerState | undefined,
  { sources, paused, checkMinutes }: Pick<Settings, 'sources' | 'paused' | 'checkMinutes'>,
  now: number,
): number | null {
  const active = sources.filter((source) => !source.paused);
  if (!state || paused || active.length === 0) return null;
  const good = state.lastCheck ?? Math.min(...active.map(({ since }) => since));
  const isFailing = isWaiting(state.budget, now) || (state.lastFailed ?? 0) > good;
  const check = checkMinutes * MINUTE;
  // An old last good read is not enough: quiet people may not be read for many checks. Failures must span three checks,
  // which is two intervals. Half an interval less is required, because alarms are not exact.
  const isLasting = now - (state.failingSince ?? good) > (STALE_CHECKS - 1.5) * check;
  return isFailing && isLasting && now - good > STALE_CHECKS * check ? good : null;
}
