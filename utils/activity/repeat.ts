import type { Activity } from '@/utils/activity/activity';
import { coalesceKey } from '@/utils/activity/coalesce-key';
import { isDuring } from '@/utils/activity/noticed';

/**
 * Whether an activity adds nothing to `others` of its card: a play that two apps scrobbled, or a viewing that was also
 * found in the show's list of viewers. It joins the card without a new notification or unread mark.
 */
export function isRepeat(activity: Activity, others: readonly Activity[]): boolean {
  return others.some((other) => saysTheSame(activity, other) || isDuring(activity, other) || isDuring(other, activity));
}

/** Each comment and each list item is distinct. */
function saysTheSame(a: Activity, b: Activity): boolean {
  const item = coalesceKey(a);
  return (
    a.user.slug === b.user.slug &&
    a.type === b.type &&
    a.action === b.action &&
    a.action !== 'item_added' &&
    !a.comment &&
    !b.comment &&
    item !== null &&
    item === coalesceKey(b) &&
    a.rating?.value === b.rating?.value &&
    a.rating?.love === b.rating?.love
  );
}
