import type { Database } from '@/utils/store/open-database';
import { dropOutlines, keepOutlines } from '@/utils/store/outlines';
import type { StreamState } from '@/utils/store/schema';
import { queue, write } from '@/utils/store/write';

export async function readStreamStates(db: Database): Promise<Map<string, StreamState>> {
  return new Map((await db.getAll('streams')).map((state) => [state.key, state]));
}

/** The states of some streams, as far as they have one. */
export async function readSomeStates(db: Database, keys: readonly string[]): Promise<StreamState[]> {
  const { store } = db.transaction('streams');
  return (await Promise.all(keys.map((key) => store.get(key)))).filter((state) => state !== undefined);
}

/** Only the two streams about the people that the signed-in person follows. */
export async function readFollowing(db: Database): Promise<Map<string, StreamState>> {
  const states = await Promise.all([db.get('streams', 'follows'), db.get('streams', 'following')]);
  return new Map(states.flatMap((state) => (state ? [[state.key, state]] : [])));
}

/** Slugs of the people that the signed-in person follows; null if not read yet. */
export async function readFollowed(db: Database): Promise<ReadonlySet<string> | null> {
  const people = (await db.get('streams', 'follows'))?.cursor?.people;
  return Array.isArray(people) ? new Set((people as { slug: string }[]).map(({ slug }) => slug)) : null;
}

/** Stores the state of one stream that was read outside of a round. Rounds use `feed-writer` and `poller-state`. */
export async function putStreamState(db: Database, state: StreamState): Promise<void> {
  await write(db, ['streams', 'poller'], (tx) => {
    dropOutlines(tx.objectStore('poller'));
    return tx.objectStore('streams').put(state);
  });
}

/** Removes streams that nobody wants any more, and stores the new state of others. */
export async function changeStreams(
  db: Database,
  { put = [], gone }: { put?: readonly StreamState[]; gone: readonly string[] },
): Promise<void> {
  if (put.length === 0 && gone.length === 0) return;
  await write(db, ['streams', 'poller'], async (tx) => {
    const store = tx.objectStore('streams');
    for (const key of gone) queue(store.delete(key));
    for (const state of put) queue(store.put(state));
    await keepOutlines(tx.objectStore('poller'), put, gone);
  });
}

/** The person's own watchlist as keys (`activity/title-key`), or null if not read yet. */
export async function readOwnWatchlist(db: Database, self: string | null): Promise<ReadonlySet<string> | null> {
  const titles = (await db.get('streams', `own-watchlist:${self}`))?.cursor?.titles;
  return Array.isArray(titles) ? new Set<string>(titles) : null;
}

export const newStreamState = (key: string): StreamState => ({
  key,
  sourceIds: [],
  cursor: null,
  nextDue: 0,
  lastRead: null,
  lastGoodRead: null,
  failures: 0,
  lastError: null,
  baseline: 0,
  unknown: 0,
});
