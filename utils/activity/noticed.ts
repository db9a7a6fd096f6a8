import type { Activity } from '@/utils/activity/activity';
import { HOUR, MINUTE } from '@/utils/lib/time';

/** A watched show names its viewers without episode and start; the viewer's own stream names both. */
export const isNoticed = ({ action, type, episode, episodes }: Activity): boolean =>
  action === 'watching' && type === 'episode' && !episode && !episodes;

/** Longest sitting where Trakt does not say when it ends; and how far its clock and ours may differ (ms). */
const MAX_SITTING_MS = 3 * HOUR;
const CLOCK_TOLERANCE = 5 * MINUTE;

/** Whether `noticed` is one person's `sitting`, seen from the show: two readings of the same thing. */
export function isDuring(noticed: Activity, sitting: Activity): boolean {
  if (!isNoticed(noticed) || isNoticed(sitting) || sitting.action !== 'watching') return false;
  const show = showKey(noticed);
  if (noticed.user.slug !== sitting.user.slug || show === null || show !== showKey(sitting)) return false;
  const end = sitting.expiresAt ?? sitting.at + MAX_SITTING_MS;
  return noticed.at >= sitting.at - CLOCK_TOLERANCE && noticed.at <= end + CLOCK_TOLERANCE;
}

export function showKey({ show }: Activity): string | number | null {
  return show ? (show.ids.slug ?? show.ids.trakt ?? show.title) : null;
}
