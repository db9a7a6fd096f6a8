import type { Database } from '@/utils/store/open-database';
import { justAfter } from '@/utils/store/read/card-keys';
import { type FeedQuery, findRows } from '@/utils/store/read/feed-query';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { CardKey } from '@/utils/store/schema';
import type { Chunk } from './feed';

const STEP_ROWS = 100;

/** Reads the rows of released chunks again, each with the query that found it, by their indices. */
export async function readChunks(
  db: Database,
  chunks: readonly (Chunk & { index: number })[],
  queryOf: (chunk: Chunk) => FeedQuery,
): Promise<Map<number, FeedRow[]>> {
  const found = new Map<number, FeedRow[]>();
  for (const chunk of chunks) {
    const rows: FeedRow[] = [];
    for (let from: CardKey | null = chunk.first; from; ) {
      const bounds: { from: CardKey; before: CardKey; limit: number } = {
        from,
        before: justAfter(chunk.last),
        limit: STEP_ROWS,
      };
      const step: { rows: FeedRow[]; next: CardKey | null } = await findRows(db, queryOf(chunk), bounds);
      rows.push(...step.rows);
      from = step.next;
    }
    found.set(chunk.index, rows);
  }
  return found;
}
