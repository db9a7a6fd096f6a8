import type { Activity } from '@/utils/activity/activity';
import { coalesceKey } from '@/utils/activity/coalesce-key';
import { isDuring, isNoticed } from '@/utils/activity/noticed';

const PLAYS = new Set(['watching', 'scrobble', 'checkin', 'seen']);

export const isPlay = ({ action }: Pick<Activity, 'action'>) => PLAYS.has(action);

const isWatchingAction = ({ action }: Activity) => action === 'watching';

/**
 * What the sentence of a card is about, so that it says of nobody what only others did:
 * - `main`: the activity that gives the verb; where several people or things make the card, "watched" stands for all ways
 *   to have watched;
 * - `said`: all that this verb is true of;
 * - `still`: who is only watching, or what they are watching now while the rest is done.
 *
 * @param members of one card, newest first
 */
export function sentenceSubject(members: readonly Activity[]): {
  main: Activity | undefined;
  members: readonly Activity[];
  still: readonly Activity[];
} {
  // The sitting itself says more than that the show noticed it.
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
