import type { Activity } from '@/utils/activity/activity';
import { coalesceKey } from '@/utils/activity/coalesce-key';
import { isDuring, isNoticed } from '@/utils/activity/noticed';

const PLAYS = new Set(['watching', 'scrobble', 'checkin', 'seen']);

export const isPlay = ({ action }: Pick<Activity, 'action'>) => PLAYS.has(action);

const isWatchingAction = ({ action }: Activity) => action === 'watching';

/**
 * Chooses what the sentence of a card says, so that it never attributes an action to somebody who did not do it:
 * - `main`: the activity that gives the verb; with several people or items, "watched" covers all ways to have watched;
 * - `members`: the activities that the verb is true of;
 * - `still`: activities of watching that are not finished.
 *
 * @param members of one card, newest first
 */
export function sentenceSubject(members: readonly Activity[]): {
  main: Activity | undefined;
  members: readonly Activity[];
  still: readonly Activity[];
} {
  // A sitting says more than its notice at the show, so the notice is dropped.
  const activities = members.filter((each) => !isNoticed(each) || !members.some((other) => isDuring(each, other)));
  const done = activities.filter((each) => !isWatchingAction(each));
  if (done.length === 0) return { main: activities[0], members: activities, still: [] };
  const sitting = (each: Activity) => `${each.user.slug} ${coalesceKey(each)}`;
  const finished = new Set(done.map(sitting));
  const still = activities.filter((each) => isWatchingAction(each) && !finished.has(sitting(each)));
  const [newest] = done;
  const plays = done.filter(isPlay);
  const [play] = plays;
  const things = new Set(plays.map((each) => coalesceKey(each) ?? each.id)).size;
  const users = new Set(plays.map(({ user }) => user.slug)).size;
  if (!play || (things < 2 && users < 2)) return { main: newest, members: done, still };
  const alike = plays.every(({ action }) => action === play.action);
  return { main: alike ? play : { ...play, action: 'scrobble' }, members: plays, still };
}
