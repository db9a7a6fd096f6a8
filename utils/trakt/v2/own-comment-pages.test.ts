import { expect, test } from 'vitest';
import { type FakeAnswer, fakeFetch } from '@/tests/fake-fetch';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const show = { title: 'Severance', year: 2022, ids: { trakt: 7, slug: 'severance' } };
const say = (id: number, at = NOW - HOUR) => ({
  id,
  parent_id: 0,
  comment: 'Good.',
  spoiler: false,
  review: false,
  created_at: new Date(at).toISOString(),
  user: { username: 'Leo', ids: { slug: 'leo' } },
});

/** A Trakt with two seasons of eight episodes each, and these recent comments. */
function trakt(recent: FakeAnswer, seasons: 'all' | number[] = 'all') {
  const state = { now: NOW, recent, pages: new Map<string, object[]>() };
  const seasonRow = (number: number) => ({
    number,
    episodes: Array.from({ length: 8 }, (_, n) => ({ season: number, number: n + 1 })),
  });
  const { fetch, requests } = fakeFetch(({ path }) => {
    const [address = ''] = path.split('?');
    if (address.startsWith('/comments/recent')) return state.recent;
    if (address === '/shows/severance') return { body: show };
    if (address === '/shows/severance/seasons') return { body: [seasonRow(1), seasonRow(2)] };
    return { body: state.pages.get(address) ?? [] };
  });
  const feed = createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => state.now,
  });
  const stream: Stream = {
    protocol: 'v2',
    kind: 'recent-comments',
    shows: [{ show: 'severance', seasons }],
    sourceIds: [],
  };
  const read = async (cursor: Cursor | null): Promise<Page> => {
    const result = await feed.read(stream, cursor);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return { ...result.value, cursor: JSON.parse(JSON.stringify(result.value.cursor)) };
  };
  return { state, read, feed, stream, requests };
}

const found = (page: Page) =>
  page.rows
    .filter((row) => row.fresh)
    .map(({ activity: { id, type, season, episode } }) => [
      id,
      type,
      season?.number ?? episode?.season,
      episode?.number,
    ]);

test.each<[string, FakeAnswer]>([
  ['do not name their item, as in the contract', { body: [say(900), say(899)] }],
  ['are refused', { status: 401 }],
  ['are gone', { status: 404 }],
  ['no longer exist', { status: 405 }],
])("finds comments on a show's own pages if Trakt's recent comments %s", async (_, recent) => {
  const { state, read, requests } = trakt(recent);
  let page = await read(null);
  state.pages.set('/shows/severance/comments/newest', [say(1000, NOW + MINUTE)]);
  state.pages.set('/shows/severance/seasons/2/comments/newest', [say(1001, NOW + MINUTE), say(12)]);
  state.pages.set('/shows/severance/seasons/1/episodes/3/comments/newest', [say(1002, NOW + MINUTE)]);
  const rows = [];
  for (let n = 0; n < 6; n++) {
    state.now += 10 * MINUTE;
    const before = requests.length;
    page = await read(page.cursor);
    expect(requests.length - before).toBeLessThanOrEqual(8);
    rows.push(...found(page));
  }
  expect(rows.toSorted()).toEqual([
    ['comment:1000', 'show', undefined, undefined],
    ['comment:1001', 'season', 2, undefined],
    ['comment:1002', 'episode', 1, 3],
  ]);
});

test('reports a comment made after the switch to the fallback, although its page was never read before', async () => {
  const { state, read } = trakt({ body: [] }, [2]);
  const first = await read(null);
  state.now += HOUR;
  state.recent = { status: 404 };
  state.pages.set('/shows/severance/seasons/2/comments/newest', [say(1001, NOW + 30 * MINUTE), say(12, NOW - HOUR)]);
  expect(found(await read({ top: 20, at: NOW, ...first.cursor }))).toEqual([['comment:1001', 'season', 2, undefined]]);
});

test('tries recent comments again after some hours', async () => {
  const { state, read, requests } = trakt({ status: 404 });
  let page = await read(null);
  const tries = () => requests.filter(({ path }) => path.startsWith('/comments/recent')).length;
  state.now += HOUR;
  page = await read(page.cursor);
  expect(tries()).toBe(1);
  const titled = { type: 'show', show, comment: say(2000, NOW + 6 * HOUR) };
  state.recent = { body: [titled, { ...titled, comment: say(1, NOW - HOUR) }] };
  state.now += 6 * HOUR;
  page = await read(page.cursor);
  expect(found(page)).toEqual([['comment:2000', 'show', undefined, undefined]]);
  expect(page.cursor.own).toBeUndefined();
});

test('reports the error of the recent comments if both fail', async () => {
  const { state, feed, stream } = trakt({ body: [{ strange: true }] });
  state.pages.set('/shows/severance/comments/newest', [{ stranger: true }]);
  expect(await feed.read(stream, null)).toMatchObject({ ok: false, error: { kind: 'bad-shape' } });
});
