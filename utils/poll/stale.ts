import { MINUTE } from '@/utils/lib/time';
import { isWaiting } from '@/utils/poll/budget';
import type { Settings } from '@/utils/settings/settings';
import type { PollerState } from '@/utils/store/schema';

/** So many checks without a single good read are no coincidence any more. */
const STALE_CHECKS = 3;

/**
 * Since when nothing could be read, ms UTC, or null where all is well. Time alone proves nothing, since computers sleep:
 * the last thing that Lookout tried must have failed, or Trakt wants to be left alone.
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
  return isFailing && now - good > STALE_CHECKS * checkMinutes * MINUTE ? good : null;
}
