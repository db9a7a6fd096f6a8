import { describe, expect, it } from 'vitest';
import { fakeFetch } from '@/tests/fake-fetch';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor } from '@/utils/trakt/trakt-client';

/**
 * A watchlist with this many rows, newest first: a movie, then a season, an episode and a show of one show, and so on.
 */
function trakt(length: number, counts = true) {
  const state = { newest: length, length, status: 200, emptied: 0, now: 1.1e12 };
  const { fetch, requests } = fakeFetch(({ query }) => {
    if (state.status !== 200) return { status: state.status, body: '' };
    const [page, limit] = [Number(query.get('page')), Math.min(100, Number(query.get('limit')))];
    const rows = Array.from({ length: state.length }, (_, index) => state.newest - index).map((id) => {
      const type = ['movie', 'season', 'episode', 'show'][id % 4] ?? 'show';
      const title = { title: `Title ${id}`, ids: { trakt: type === 'movie' ? id : Math.floor(id / 4) } };
      const item = {
        movie: { movie: title },
        show: { show: title },
        season: { show: title, season: { number: 1, ids: { trakt: id } } },
        episode: { show: title, episode: { season: 1, number: 1, ids: { trakt: id } } },
      }[type];
      const row = { id, type, listed_at: new Date(1e12 + id * 1000).toISOString() };
      return id === state.emptied ? { ...row, [type]: null, show: null } : { ...row, ...item };
    });
    const pages = Math.ceil(rows.length / limit);
    return {
      headers: counts
        ? { 'x-pagination-item-count': String(rows.length), 'x-pagination-page-count': String(pages) }
        : {},
      body: rows.slice((page - 1) * limit, page * limit),
    };
  });
  const feed = createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => state.now,
  });
  const read = (cursor: Cursor | null) =>
    feed.read({ protocol: 'v2', kind: 'own-watchlist', user: 'jo', sourceIds: [] }, cursor);
  const titles = async (cursor: Cursor | null) => {
    const result = await read(cursor);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.rows).toEqual([]);
    return { cursor: result.value.cursor, titles: result.value.cursor.titles as string[] };
  };
  return { state, requests, read, titles };
}

describe("the person's own watchlist", () => {
  it('is read completely, with one key for a show and all its parts', async () => {
    const { titles, requests } = trakt(250);
    const read = await titles(null);
    expect(requests).toHaveLength(3);
    const movies = read.titles.filter((key) => key.startsWith('movie:'));
    expect(movies).toHaveLength(62);
    expect(movies).toContain('movie:248');
    expect(read.titles.filter((key) => key.startsWith('show:'))).toHaveLength(63);
    expect(new Set(read.titles).size).toBe(read.titles.length);
  });

  it('takes one request while nothing has changed', async () => {
    const { state, titles, requests } = trakt(250);
    const { cursor } = await titles(null);
    requests.length = 0;
    expect((await titles(cursor)).titles).toEqual(cursor.titles);
    expect(requests).toHaveLength(1);
    // Some rows were removed; then one was added as well.
    state.length -= 3;
    const less = await titles(cursor);
    expect(less.titles).not.toContain('show:0');
    state.newest += 1;
    expect((await titles(less.cursor)).cursor).not.toEqual(less.cursor);
  });

  it('takes one request if it has changed and fits on a page of few rows', async () => {
    const { state, titles, requests } = trakt(8);
    const { cursor } = await titles(null);
    requests.length = 0;
    state.newest += 1;
    expect((await titles(cursor)).titles).toContain('show:2');
    expect(requests).toHaveLength(1);
    // Eleven rows are more than that page.
    Object.assign(state, { newest: 12, length: 11 });
    requests.length = 0;
    await titles(cursor);
    expect(requests).toHaveLength(2);
  });

  it('is read completely each time if Trakt sends no count', async () => {
    const { titles, requests } = trakt(150, false);
    const { cursor } = await titles(null);
    requests.length = 0;
    await titles(cursor);
    expect(requests.length).toBeGreaterThan(1);
  });

  it('keeps a title after its row could not be read once, and reads it again soon', async () => {
    const { state, titles } = trakt(40);
    const { cursor } = await titles(null);
    Object.assign(state, { newest: 41, length: 41, emptied: 8 });
    const damaged = await titles(cursor);
    expect(damaged.titles).toContain('movie:8');
    expect(damaged.titles).toContain('show:10');
    state.emptied = 0;
    expect((await titles(damaged.cursor)).titles.toSorted()).toEqual((await trakt(41).titles(null)).titles.toSorted());
  });

  it('finds a title although its row could not be read at first', async () => {
    const { state, titles, requests } = trakt(40);
    state.emptied = 8;
    const damaged = await titles(null);
    expect(damaged.titles).not.toContain('movie:8');
    state.emptied = 0;
    const whole = await titles(damaged.cursor);
    expect(whole.titles).toContain('movie:8');
    requests.length = 0;
    await titles(whole.cursor);
    expect(requests).toHaveLength(1);
  });

  it('takes one request again if a title is deleted for good, and looks for it once a day', async () => {
    const { state, titles, requests } = trakt(40);
    let { cursor } = await titles(null);
    state.emptied = 8;
    state.newest += 1;
    for (let n = 0; n < 5; n += 1) ({ cursor } = await titles(cursor));
    requests.length = 0;
    ({ cursor } = await titles(cursor));
    expect(requests).toHaveLength(1);
    state.now += 25 * 3_600_000;
    state.emptied = 0;
    expect((await titles(cursor)).titles).toContain('movie:8');
  });

  it('forgets a title that was removed while another is deleted for good', async () => {
    const { state, titles } = trakt(9);
    let { cursor } = await titles(null);
    state.emptied = 8;
    ({ cursor } = await titles(cursor));
    state.length = 5;
    expect((await titles(cursor)).titles).not.toContain('movie:4');
  });

  it('may be empty, and is unknown if it is private', async () => {
    expect((await trakt(0).titles(null)).titles).toEqual([]);
    const { state, read } = trakt(3);
    state.status = 401;
    expect((await read(null)).ok).toBe(false);
  });
});
