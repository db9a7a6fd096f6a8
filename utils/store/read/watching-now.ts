import { coalesceKey } from '@/utils/activity/coalesce-key';
import { titleFacet } from '@/utils/activity/facets';
import { isPlay } from '@/utils/activity/sentence-subject';
import { DAY } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import type { Card, StoredActivity } from '@/utils/store/schema';

/** Somebody in front of a title at this moment. */
export interface Viewing {
  activity: StoredActivity;
  /** When the title should end, as Trakt last said, ms UTC. */
  until: number;
}

/** The newest cards that may contain somebody who is watching: a few hundred people start less in a day. */
const MAX_CARDS = 400;
const MAX_PEOPLE = 60;

/**
 * Who is watching a title now, as of the latest read of each person: one group per title, the latest start first. Empty
 * on protocol v1, which does not say when a title ends.
 *
 * @param now ms UTC
 */
export async function readWatchingNow(db: Database, now: number): Promise<Viewing[][]> {
  const tx = db.transaction(['cards', 'streams']);
  const range = IDBKeyRange.bound(['action:watching', -now], ['action:watching', DAY - now]);
  const cards = await tx.objectStore('cards').index('facets').getAll(range, MAX_CARDS);
  const newest = new Map<string, StoredActivity>();
  for (const activity of cards.flatMap(unfinished)) {
    const known = newest.get(activity.user.slug);
    if (!known || known.at < activity.at) newest.set(activity.user.slug, activity);
  }
  const starts = [...newest.values()].sort((a, b) => b.at - a.at).slice(0, MAX_PEOPLE);
  const groups = new Map<string, Viewing[]>();
  const states = starts.map(({ user }) => tx.objectStore('streams').get(`watching:${user.slug}`));
  for (const [index, state] of (await Promise.all(states)).entries()) {
    const activity = starts[index];
    // A read that finds nobody watching any more ends the viewing, however long the title would have been.
    if (!activity || !state?.watchedUntil || state.watchedUntil <= now) continue;
    const title = titleFacet(activity) ?? activity.id;
    groups.set(title, [...(groups.get(title) ?? []), { activity, until: state.watchedUntil }]);
  }
  return [...groups.values()];
}

/** The viewings of a card that no play of the same person and title has followed. */
function unfinished({ activities }: Card): StoredActivity[] {
  const isOver = (viewing: StoredActivity) =>
    activities.some(
      (other) =>
        isPlay(other) &&
        other.action !== 'watching' &&
        other.at >= viewing.at &&
        other.user.slug === viewing.user.slug &&
        coalesceKey(other) === coalesceKey(viewing),
    );
  return activities.filter((each) => each.action === 'watching' && each.expiresAt !== undefined && !isOver(each));
}
