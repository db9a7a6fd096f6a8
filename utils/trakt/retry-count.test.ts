import { expect, test } from 'vitest';
import { fakeFetch } from '@/tests/fake-fetch';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor } from '@/utils/trakt/trakt-client';

const AT = Date.UTC(2026, 10, 22, 12);
const stream: Stream = { protocol: 'v2', kind: 'history', user: 'mia', sourceIds: [] };
const play = (id: number | null, movie: unknown = { title: 'Heat', ids: { trakt: 1, slug: 'heat' } }) => ({
  id,
  watched_at: new Date(AT + (id ?? 2) * 60_000).toISOString(),
  action: 'watch',
  type: 'movie',
  movie,
});

test('a cursor waits three reads for an unreadable row, then moves on', async () => {
  let rows = [play(1)];
  const { fetch, requests } = fakeFetch(() => ({ body: rows, headers: { etag: '"e"' } }));
  const feed = createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => AT + 1e9,
  });
  const read = async (cursor: Cursor | null) => {
    const page = await feed.read(stream, cursor);
    if (!page.ok) throw new Error(page.error.kind);
    return page.value;
  };
  const first = await read(null);
  expect(first.cursor).toMatchObject({ top: 1, etag: '"e"' });

  // Without its id, nothing recognizes the row when it is whole.
  rows = [play(3), play(null), play(1)];
  let { cursor } = first;
  for (let times = 1; times <= 3; times++) {
    const page = await read(cursor);
    expect(page.rows.filter(({ fresh }) => fresh).map(({ activity }) => activity.id)).toEqual(['history:3']);
    expect(page.cursor).toMatchObject({ top: 1, etag: null, retryCount: times });
    cursor = page.cursor;
  }
  const given = await read(cursor);
  expect(given.cursor).toMatchObject({ top: 3, etag: '"e"' });
  expect(new Headers(requests.at(-1)?.init.headers).get('if-none-match')).toBeNull();

  rows = [play(4), play(3), play(2), play(1)];
  const repaired = await read(cursor);
  expect(repaired.rows.map(({ activity, fresh }) => `${activity.id} ${fresh}`)).toEqual([
    'history:4 true',
    'history:3 true',
    'history:2 true',
    'history:1 false',
  ]);
  expect(repaired.cursor).toMatchObject({ top: 4, retryCount: undefined });
});
