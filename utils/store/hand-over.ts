import { MINUTE } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { queue, write } from '@/utils/store/write';

/**
 * Stores that the feed of all plays cannot be had, and that what each person has done since its last good read was asked
 * for: their own listings, which tell it from now on, would file it as past.
 *
 * @param feed its state after the read that failed
 * @param people slugs of those whose plays it told
 */
export async function handOver(db: Database, feed: StreamState, people: readonly string[]): Promise<void> {
  const { following } = feed.covered;
  await write(db, ['streams'], async (tx) => {
    const store = tx.objectStore('streams');
    await store.put(feed);
    if (!following || feed.lastGoodRead === null) return;
    // Plays are known to the minute; what the feed has told of this one is known already.
    const from = feed.lastGoodRead - (feed.lastGoodRead % MINUTE);
    for (const slug of people) {
      const key = `history:${slug}`;
      const state = (await store.get(key)) ?? { ...newStreamState(key), sourceIds: feed.sourceIds };
      if (state.covered.following?.since === following.since) continue;
      queue(store.put({ ...state, covered: { ...state.covered, following: { ...following, from } } }));
    }
  });
}
