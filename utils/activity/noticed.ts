import type { Activity } from '@/utils/activity/activity';
import { HOUR, MINUTE } from '@/utils/lib/time';

/** Noticed at a watched show, which lists viewers without episode or start; the viewer's own stream has both. */
export const isNoticed = ({ action, type, episode, episodes }: Activity): boolean =>
  action === 'watching' && type === 'episode' && !episode && !episodes;

/** Maximum length of a sitting for which Trakt gives no end, ms. */
export const MAX_SITTING_MS = 3 * HOUR;
/** Tolerance between Trakt's clock and ours, ms. */
const CLOCK_TOLERANCE_MS = 5 * MINUTE;

/** Whether `noticed` is one person's `sitting` as seen from the show. */
export function isDuring(noticed: Activity, sitting: Activity): boolean {
  if (!isNoticed(noticed) || isNoticed(sitting) || sitting.action !== 'watching') return false;
  const show = showKey(noticed);
  if (noticed.user.slug !== sitting.user.slug || show === null || show !== showKey(sitting)) return false;
  const end = sitting.expiresAt ?? sitting.at + MAX_SITTING_MS;
  return noticed.at >= sitting.at - CLOCK_TOLERANCE_MS && noticed.at <= end + CLOCK_TOLERANCE_MS;
}

export function showKey({ show }: Activity): string | number | null {
  return show ? (show.ids.slug ?? show.ids.trakt ?? show.title) : null;
}
