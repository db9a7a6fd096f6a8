import type { Database } from '@/utils/store/open-database';
import { findRows } from '@/utils/store/read/feed-query';
import { UNREAD_LIMIT } from '@/utils/store/read/first-page';

/** How many unread rows have news since a time (ms UTC), at most {@link UNREAD_LIMIT}. */
export async function countNewRows(db: Database, since: number): Promise<number> {
  const { rows } = await findRows(db, { facets: [], unread: true }, { limit: UNREAD_LIMIT });
  return rows.filter(({ card }) => card.activities.some(({ noticedAt }) => noticedAt >= since)).length;
}
