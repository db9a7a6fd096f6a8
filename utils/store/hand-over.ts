import type { Database } from '@/utils/store/open-database';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { queue, write } from '@/utils/store/write';

/**
 * Stores that the feed of all plays cannot be had, and that it has told everything up to its last good read: what each
 * person has done since is news in their own listings, which tell it from now on, and not their past.
 *
 * @param feed its state after the read that failed
 * @param people slugs of those whose plays it told
 */
export async function handOver(db: Database, feed: StreamState, people: readonly string[]): Promise<void> {
  const { lastGoodRead } = feed;
  // Of a feed that was not read since an earlier store was lost, that is known.
  const vouched = lastGoodRead === null ? feed.vouched : { at: lastGoodRead, from: lastGoodRead };
  await write(db, ['streams'], async (tx) => {
    const store = tx.objectStore('streams');
    await store.put(feed);
    if (!vouched) return;
    for (const slug of people) {
      const key = `history:${slug}`;
      const state = (await store.get(key)) ?? { ...newStreamState(key), sourceIds: feed.sourceIds };
      queue(store.put({ ...state, vouched }));
    }
  });
}
