import { commit } from '@/utils/store/feed-writer';
import type { JudgedRow } from '@/utils/store/judged-row';
import { openDatabase } from '@/utils/store/open-database';
import { newStreamState } from '@/utils/store/stream-states';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

/* Runs in a page of the extension: comments pass the code that bounds a server's texts before they reach the store. */

const ORIGIN = 'http://127.0.0.1:9';

/**
 * Replaces the feed by one unread comment for each text, as if Trakt had answered with it. Returns the number of rows.
 */
async function seedComments(name: string, texts: readonly string[]): Promise<number> {
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(opened.error.reason);
  const db = opened.value;
  const stores = [...db.objectStoreNames].filter((store) => store !== 'birth' && store !== 'lock');
  const clearing = db.transaction(stores, 'readwrite');
  await Promise.all([...stores.map((store) => clearing.objectStore(store).clear()), clearing.done]);
  const now = Date.now();
  const body = texts.map((comment, index) => ({
    type: 'movie',
    movie: { title: `Movie ${index}`, year: 2000, ids: { trakt: index + 1, slug: `movie-${index}` } },
    comment: {
      id: texts.length - index,
      comment,
      spoiler: false,
      review: true,
      created_at: new Date(now - index * 60_000).toISOString(),
      user: { username: 'mia', name: 'Mia', ids: { slug: 'mia' } },
    },
  }));
  const client = createTraktClient({
    protocol: 'v2',
    origin: ORIGIN,
    clientId: 'bench',
    fetch: async () => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }),
    now: () => now,
  });
  const read = await client.read({ protocol: 'v2', kind: 'comments', user: 'mia', sourceIds: ['user:mia'] }, null);
  if (!read.ok) throw new Error(read.error.kind);
  const decision = { level: 'badge', reason: { kind: 'default-rule' } } as const;
  const rows = read.value.rows.map(
    ({ activity }): JudgedRow => ({ activity, fresh: true, baseline: false, decision, news: { 'user:mia': decision } }),
  );
  await commit(db, { rows, page: read.value, state: newStreamState('comments:mia'), now });
  const cards = await db.count('cards');
  db.close();
  return cards;
}

(globalThis as unknown as { seedComments: typeof seedComments }).seedComments = seedComments;
