import type { Activity } from '@/utils/activity/activity';
import { coalesceKey } from '@/utils/activity/coalesce-key';
import { isDuring, MAX_SITTING_MS } from '@/utils/activity/noticed';
import { isPlay } from '@/utils/activity/sentence-subject';
import { MINUTE } from '@/utils/lib/time';

/**
 * How far apart two apps may time one play, ms: one says so at four fifths of a long film, the other at its end. The
 * same person who plays the same item later has watched it again.
 */
const ONE_PLAY_MS = 30 * MINUTE;

/**
 * Whether an activity adds nothing to `others` of its card: a play that two apps scrobbled, a rating of the same value
 * as the last one, or a viewing that was also found in the show's list of viewers. It joins the card without a new
 * notification or unread mark.
 */
export function isRepeat(activity: Activity, others: readonly Activity[]): boolean {
  if (others.some((other) => isDuring(activity, other) || isDuring(other, activity))) return true;
  const same = others.filter((other) => isSameDeed(activity, other));
  const limit = activity.action === 'watching' ? MAX_SITTING_MS : ONE_PLAY_MS;
  if (isPlay(activity)) return same.some(({ at }) => Math.abs(at - activity.at) <= limit);
  if (activity.action !== 'rating') return same.length > 0;
  const last = same.toSorted((a, b) => b.at - a.at)[0];
  return !!last && last.rating?.value === activity.rating?.value && last.rating?.love === activity.rating?.love;
}

/** Whether one person did the same with the same item. Each comment and each list item is distinct. */
function isSameDeed(a: Activity, b: Activity): boolean {
  const item = coalesceKey(a);
  return (
    a.user.slug === b.user.slug &&
    a.type === b.type &&
    a.action === b.action &&
    a.action !== 'item_added' &&
    !a.comment &&
    !b.comment &&
    item !== null &&
    item === coalesceKey(b)
  );
}
