import { describe, expect, it } from 'vitest';
import { fakeFetch } from '@/tests/fake-fetch';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor } from '@/utils/trakt/trakt-client';

const AT = Date.UTC(2026, 10, 22, 12);
const stream: Stream = { protocol: 'v2', kind: 'history', user: 'mia', sourceIds: [] };
const play = (id: number, movie: unknown = { title: 'Heat', ids: { trakt: id, slug: `heat-${id}` } }) => ({
  id,
  watched_at: new Date(AT + id * MINUTE).toISOString(),
  action: 'watch',
  type: 'movie',
  movie,
});

/** A history with an ETag that never changes: the worst case for a repaired row. */
function history() {
  const state = { rows: [play(1)], now: AT + HOUR };
  const { fetch, requests } = fakeFetch(({ headers }) =>
    headers.get('if-none-match') ? { status: 304, body: '' } : { body: state.rows, headers: { etag: '"e"' } },
  );
  const client = createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => state.now,
  });
  const read = async (cursor: Cursor | null, ms = 5 * MINUTE) => {
    state.now += ms;
    const page = await client.read(stream, cursor);
    if (!page.ok) throw new Error(page.error.kind);
    const { rows } = page.value;
    return { cursor: page.value.cursor, fresh: rows.filter((row) => row.fresh), requests: requests.splice(0).length };
  };
  return { state, read };
}
const ids = (rows: { activity: { id: string } }[]) => rows.map(({ activity }) => activity.id);

describe('a play with an unreadable title', () => {
  it('is new once it can be read, hours later, as of when it appeared', async () => {
    const { state, read } = history();
    let { cursor } = await read(null);
    state.rows = [play(3), play(2, null), play(1)];
    const damaged = await read({ ...cursor, etag: null });
    expect(ids(damaged.fresh)).toEqual(['history:3']);
    const appeared = state.now;
    ({ cursor } = damaged);
    for (let n = 0; n < 10; n += 1) {
      const next = await read(cursor, HOUR);
      // Nothing else counts as missing, so nothing is searched for.
      expect([ids(next.fresh), next.requests]).toEqual([[], 1]);
      ({ cursor } = next);
    }
    state.rows = [play(3), play(2), play(1)];
    const whole = await read(cursor);
    expect(whole.fresh.map(({ activity, asOf }) => [activity.id, asOf])).toEqual([['history:2', appeared]]);
    expect(ids((await read(whole.cursor)).fresh)).toEqual([]);
  });

  it('is never new if it was there at the first read', async () => {
    const { state, read } = history();
    state.rows = [play(2, null), play(1)];
    const { cursor } = await read(null);
    state.rows = [play(3), play(2), play(1)];
    state.now += DAY;
    const next = await read({ ...cursor, etag: null });
    expect(ids(next.fresh)).toEqual(['history:3']);
  });

  it('lets Trakt answer 304 again after a day', async () => {
    const { state, read } = history();
    let { cursor } = await read(null);
    state.rows = [play(2, null), play(1)];
    ({ cursor } = await read({ ...cursor, etag: null }));
    expect((await read(cursor)).requests).toBe(1);
    // 304 without `Last-Modified` is followed by a full page.
    expect((await read(cursor, 2 * DAY)).requests).toBe(2);
  });
});
