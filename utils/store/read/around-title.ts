import { titleFacet } from '@/utils/activity/facets';
import type { Database } from '@/utils/store/open-database';
import type { StoredActivity } from '@/utils/store/schema';
import { readFacetMembers } from './facet-members';

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
  /** False if only the newest `limit` cards were read. */
  isAll: boolean;
}

/**
 * Everybody in the feed who had to do with a show or movie, from the store alone.
 *
 * @param title its facet, such as `show:severance`
 * @param limit how many cards are read
 */
export async function readAroundTitle(db: Database, title: string, limit?: number): Promise<AroundTitle> {
  const { members, isAll } = await readFacetMembers(db, title, limit);
  const own = members.filter((each) => titleFacet(each) === title);
  const people = new Map<string, StoredActivity[]>();
  for (const each of own) {
    const known = people.get(each.user.slug);
    if (known) known.push(each);
    else people.set(each.user.slug, [each]);
  }
  return {
    people: [...people.values()].map((all) => ({
      newest: all.filter(({ action }, index) => all.findIndex((other) => other.action === action) === index),
      rated: all.find(({ rating }) => rating?.value != null),
    })),
    since: own.at(-1)?.at ?? null,
    isAll,
  };
}
