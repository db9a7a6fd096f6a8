import type { Activity } from '@/utils/activity/activity';
import { coalesceKey } from '@/utils/activity/coalesce-key';
import { isDuring, isNoticed, showKey } from '@/utils/activity/noticed';
import { isPlay } from '@/utils/activity/sentence-subject';
import { HOUR } from '@/utils/lib/time';

/** What coalescing needs to know about a card. */
export interface OpenCard<A extends Activity> {
  id: string;
  /** Newest first, never empty. */
  activities: readonly A[];
}

/** A card with more members would be slow to store and to read, so the next one begins. */
export const MAX_MEMBERS = 100;

/** Maximum distance between two activities of one card, ms. */
const ONE_ITEM_MS = 12 * HOUR;
const BINGE_MS = 6 * HOUR;
const BULK_MS = HOUR;

/** Actions that an app, or one click for a whole season, applies to many items at once. */
const BULK_ACTIONS = new Set(['collection', 'watchlist', 'item_added', 'rating']);

const isBy = (user: string) => (member: Activity) => member.user.slug === user;

/** How well an activity fits a card: 3 same person and item, 2 same run of one person, 1 same item, 0 not at all. */
function fitOf<A extends Activity>(activity: A, card: OpenCard<A>, momentOf: (activity: A) => number): 0 | 1 | 2 | 3 {
  const { activities } = card;
  if (activities.length >= MAX_MEMBERS) return 0;
  if (activity.type === 'me' || activities[0]?.type === 'me') return fitAboutMe(activity, activities, momentOf);
  const item = coalesceKey(activity);
  const oneItem = item !== null && activities.every((member) => coalesceKey(member) === item);
  const onePerson = activities.every(isBy(activity.user.slug));
  if (isNoticed(activity)) {
    if (onePerson && activities.some((member) => isDuring(activity, member))) return 3;
    // One card per show and hour.
    return oneItem && activities.every((member) => isNoticed(member) && hourOf(member) === hourOf(activity)) ? 1 : 0;
  }
  if (activities.every(isNoticed) && activities.some((member) => isDuring(member, activity))) return 3;
  if (!oneItem && !onePerson) return 0;
  const distance = Math.min(...activities.map((member) => Math.abs(momentOf(member) - momentOf(activity))));
  if (onePerson && oneItem && activity.type !== 'list' && distance <= ONE_ITEM_MS) return 3;
  if (onePerson && isRun(activity, activities, distance)) return 2;
  if (oneItem && isPlay(activity) && activities.every(isPlay) && distance <= ONE_ITEM_MS) return 1;
  return 0;
}

/** Actions that get a card of their own: what somebody wrote or asked. */
const ALONE = new Set<string>(['reply', 'list_comment', 'asked']);

/** Several people who did the same to the same thing, such as one comment. */
function fitAboutMe<A extends Activity>(activity: A, members: readonly A[], momentOf: (activity: A) => number): 0 | 1 {
  const key = coalesceKey(activity);
  const isOne = members.every((member) => member.type === activity.type && coalesceKey(member) === key);
  if (!isOne || ALONE.has(activity.action)) return 0;
  return members.every((member) => Math.abs(momentOf(member) - momentOf(activity)) <= ONE_ITEM_MS) ? 1 : 0;
}

const hourOf = ({ at }: Activity) => Math.floor(at / HOUR);

/** A run: a binge of one show, or one action on many items at once. */
function isRun(activity: Activity, activities: readonly Activity[], distance: number): boolean {
  const show = showKey(activity);
  if (isPlay(activity)) {
    return (
      show !== null &&
      distance <= BINGE_MS &&
      activities.some(isPlay) &&
      activities.every((member) => showKey(member) === show)
    );
  }
  return (
    BULK_ACTIONS.has(activity.action) &&
    distance <= BULK_MS &&
    activities.every((member) => member.action === activity.action && sameBulk(activity, member))
  );
}

/**
 * Whether two activities of one action may share a bulk card. A rating card shows each rating, so ratings share one
 * only for episodes of one show; list items only within one list.
 */
function sameBulk(a: Activity, b: Activity): boolean {
  if (a.action === 'item_added') return coalesceKey(a) === coalesceKey(b);
  if (a.action === 'rating') return a.type === 'episode' && showKey(a) !== null && showKey(a) === showKey(b);
  return true;
}

/**
 * The card that an activity joins, or null if it starts a new card: the best fit, and the first of equally good ones.
 *
 * @param momentOf the time that counts for the distance to a card, ms UTC: for a play marked as watched on its release
 *   date, the time when it was noticed
 */
export function chooseCard<A extends Activity, C extends OpenCard<A>>(
  activity: A,
  cards: Iterable<C>,
  momentOf: (activity: A) => number = ({ at }) => at,
): C | null {
  let best: C | null = null;
  let bestFit = 0;
  for (const card of cards) {
    const found = fitOf(activity, card, momentOf);
    if (found > bestFit) {
      best = card;
      bestFit = found;
    }
  }
  return best;
}
