import type { Database } from '@/utils/store/open-database';
import type { StoredActivity } from '@/utils/store/schema';

/** The newest cards of a facet that are read: about 50 ms. */
const MAX_CARDS = 1000;

/**
 * The activities of the newest cards with a facet, the latest first: one read of a range. The members of a card need
 * not have the facet themselves. What others did to the person's own comments and lists is left out.
 */
export async function readFacetMembers(
  db: Database,
  facet: string,
  limit = MAX_CARDS,
): Promise<{ members: StoredActivity[]; isAll: boolean }> {
  const range = IDBKeyRange.bound([facet, Number.NEGATIVE_INFINITY], [facet, Number.POSITIVE_INFINITY]);
  const cards = await db.getAllFromIndex('cards', 'facets', range, limit);
  const members = cards.flatMap(({ activities }) => activities).filter(({ type }) => type !== 'me');
  return { members: members.sort((a, b) => b.at - a.at), isAll: cards.length < limit };
}
