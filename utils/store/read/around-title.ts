import { titleFacet } from '@/utils/activity/facets';
import type { Database } from '@/utils/store/open-database';
import type { StoredActivity } from '@/utils/store/schema';

/** What one person did with a title. */
export interface PersonAround {
  /** The newest of each action, newest first; never empty. */
  newest: readonly StoredActivity[];
  /** The newest rating, if any. */
  rated: StoredActivity | undefined;
}

export interface AroundTitle {
  /** The latest activity first. */
  people: readonly PersonAround[];
  /** The oldest activity that was found, ms UTC; null if there is none. */
  since: number | null;
}

/** The newest cards of a title that are read: about 50 ms. */
const MAX_CARDS = 1000;

/**
 * Everybody in the feed who had to do with a show or movie, from the store alone.
 *
 * @param title its facet, such as `show:severance`
 */
export async function readAroundTitle(db: Database, title: string): Promise<AroundTitle> {
  const range = IDBKeyRange.bound([title, Number.NEGATIVE_INFINITY], [title, Number.POSITIVE_INFINITY]);
  const cards = await db.getAllFromIndex('cards', 'facets', range, MAX_CARDS);
  const members = cards
    .flatMap(({ activities }) => activities)
    .filter((each) => each.type !== 'me' && titleFacet(each) === title)
    .sort((a, b) => b.at - a.at);
  const people = new Map<string, StoredActivity[]>();
  for (const each of members) people.set(each.user.slug, [...(people.get(each.user.slug) ?? []), each]);
  return {
    people: [...people.values()].map((own) => ({
      newest: own.filter(({ action }, index) => own.findIndex((other) => other.action === action) === index),
      rated: own.find(({ rating }) => rating?.value != null),
    })),
    since: members.at(-1)?.at ?? null,
  };
}
