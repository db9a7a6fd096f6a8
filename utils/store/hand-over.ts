import type { Database } from '@/utils/store/open-database';
import { dropOutlines } from '@/utils/store/outlines';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { queue, write } from '@/utils/store/write';

/**
 * Stores that Trakt refuses the feed of everyone's plays, and that the feed has delivered everything up to its last
 * good read. What each person has done since then is news in their own listings, which replace the feed; anything
 * earlier is not.
 *
 * @param feed its state after the failed read
 * @param people slugs of the people that the feed covers, with plays in it or not
 */
export async function handOver(db: Database, feed: StreamState, people: readonly string[]): Promise<void> {
  const { lastGoodRead } = feed;
  // A feed not read since an earlier store was lost is known up to its vouched time.
  const vouched = lastGoodRead === null ? feed.vouched : { at: lastGoodRead, from: lastGoodRead };
  await write(db, ['streams', 'poller'], async (tx) => {
    dropOutlines(tx.objectStore('poller'));
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
