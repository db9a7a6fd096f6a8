import { expect, test } from 'vitest';
import { fakeFetch } from '@/tests/fake-fetch';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor } from '@/utils/trakt/trakt-client';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const movie = (trakt: number) => ({ type: 'movie', movie: { title: `Movie ${trakt}`, ids: { trakt } } });

function watcher() {
  const state = { now: NOW, body: undefined as unknown };
  const { fetch } = fakeFetch(() => ({ status: state.body === undefined ? 204 : 200, body: state.body }));
  const feed = createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => state.now,
  });
  const read = async (cursor: Cursor | null) => {
    const result = await feed.read({ protocol: 'v2', kind: 'watching', user: 'mia', sourceIds: [] }, cursor);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return { ...result.value, id: result.value.rows[0]?.activity.id ?? null };
  };
  const watch = (item: object, started: number, minutes = 100) => {
    const times = { started_at: new Date(started).toISOString(), expires_at: new Date(started + minutes * MINUTE) };
    state.body = { ...times, action: 'scrobble', ...item };
  };
  return { state, read, watch };
}

test('reads whether somebody is watching', async () => {
  const { read, watch } = watcher();
  expect((await read(null)).rows).toEqual([]);
  watch(movie(1), NOW);
  const { rows } = await read(null);
  expect(rows).toMatchObject([
    {
      fresh: true,
      activity: {
        id: `watching:mia:movie:1:${NOW}`,
        action: 'watching',
        at: NOW,
        expiresAt: NOW + 100 * MINUTE,
        user: { slug: 'mia' },
      },
    },
  ]);
});

test('treats pause and resume as one sitting, and a later start as another', async () => {
  const { state, read, watch } = watcher();
  watch(movie(1), NOW, 60);
  const first = await read(null);
  state.body = undefined;
  state.now = NOW + 30 * MINUTE;
  const paused = await read(first.cursor);
  watch(movie(1), NOW + 40 * MINUTE, 60);
  const resumed = await read(paused.cursor);
  expect(resumed.id).toBe(first.id);
  expect(resumed.rows[0]?.activity.expiresAt).toBe(NOW + 100 * MINUTE);
  watch(movie(2), NOW + 45 * MINUTE);
  const other = await read(resumed.cursor);
  expect(other.id).not.toBe(first.id);
  watch(movie(1), NOW + 50 * MINUTE, 50);
  expect((await read(other.cursor)).id).toBe(first.id);
  state.now = NOW + 100 * MINUTE + HOUR + 1;
  watch(movie(1), state.now);
  expect((await read(resumed.cursor)).id).not.toBe(first.id);
});

test('counts emptied rows, and keeps unknown types', async () => {
  const { read, watch } = watcher();
  watch({ type: 'movie', movie: null }, NOW);
  expect(await read(null)).toMatchObject({ rows: [], dropped: 1 });
  watch({ type: 'podcast', movie: { title: 'X', ids: { trakt: 1 } } }, NOW);
  expect(await read(null)).toMatchObject({ unknown: 1, rows: [{ activity: { type: 'podcast' } }] });
});
