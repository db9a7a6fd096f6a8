import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/lib/time';
import { empty, full, NOON, small } from './test-sandbox';
import type { EventSpec } from './world-spec';

const play = (at: number, episode = 1, rest: Partial<EventSpec> = {}): EventSpec => ({
  at,
  user: 'ann',
  action: 'scrobble',
  show: 'alpha',
  season: 1,
  episode,
  ...rest,
});

describe('history', () => {
  it('is to the minute, newest watched first, later insertions first among equals', async () => {
    const late = play(NOON - 1000, 3, { happenedAt: NOON - 90 * MINUTE, action: 'seen' });
    const { json } = small([play(NOON - 5 * MINUTE), play(NOON - 5 * MINUTE + 9000, 2, { action: 'checkin' }), late]);
    const rows = await json('/users/ann/history');
    expect(rows.map(({ watched_at, action }) => [watched_at, action])).toEqual([
      ['2026-06-15T11:55:00.000Z', 'checkin'],
      ['2026-06-15T11:55:00.000Z', 'scrobble'],
      ['2026-06-15T10:30:00.000Z', 'watch'],
    ]);
    expect(Math.max(...rows.map(({ id }) => id))).toBe(rows[2]?.id);
    // The time filter compares the time watched, and misses back-dated plays.
    expect(await json(`/users/ann/history?start_at=2026-06-15T11:00:00Z`)).toHaveLength(2);
  });

  it('pages, clamps limits and counts', async () => {
    const { get } = full();
    const page = async (query: string) => {
      const response = await get(`/users/mia/history${query}`);
      const header = (name: string) => Number(response.headers.get(`x-pagination-${name}`));
      return {
        rows: ((await response.json()) as unknown[]).length,
        page: header('page'),
        limit: header('limit'),
        pages: header('page-count'),
        items: header('item-count'),
      };
    };
    const first = await page('');
    expect(first).toMatchObject({ rows: 100, page: 1, limit: 100, pages: Math.ceil(first.items / 100) });
    expect(await page('?limit=1000')).toMatchObject({ limit: 250, rows: Math.min(250, first.items) });
    expect(await page(`?page=${first.pages + 1}`)).toMatchObject({ rows: 0 });
  });

  it('can be limited to a type and an item', async () => {
    const { json } = small([
      play(NOON - 3, 1),
      play(NOON - 2, 2),
      { at: NOON - 1, user: 'ann', action: 'scrobble', movie: 'Gamma' },
    ]);
    const of = async (path: string) => (await json(`/users/ann/history/${path}`)).length;
    const show = await json<{ ids: { trakt: number } }>('/shows/alpha');
    const seasons = await json<{ ids: { trakt: number } }[]>('/shows/alpha/seasons');
    const episode = await json<{ ids: { trakt: number } }>('/shows/alpha/seasons/1/episodes/2');
    expect([await of('movies'), await of('shows'), await of('episodes')]).toEqual([1, 2, 2]);
    expect(await of(`shows/${show.ids.trakt}`)).toBe(2);
    expect([await of(`seasons/${seasons[1]?.ids.trakt}`), await of(`seasons/${seasons[0]?.ids.trakt}`)]).toEqual([
      2, 0,
    ]);
    expect(await of(`episodes/${episode.ids.trakt}`)).toBe(1);
  });

  it('has validators; Last-Modified moves per kind, by removals too', async () => {
    const { get, sandbox, clock } = small([play(NOON - 10_400)]);
    const modified = async (path = '') => (await get(`/users/ann/history${path}`)).headers.get('last-modified');
    const etag = (await get('/users/ann/history')).headers.get('etag') ?? '';
    expect(await modified()).toBe('Mon, 15 Jun 2026 12:00:19 GMT');
    expect(await modified('/movies')).toBeNull();
    const same = await get('/users/ann/history', { 'if-none-match': etag });
    expect(await empty(same)).toEqual([304, '']);
    expect(same.headers.get('etag')).toBe(etag);
    clock.now += MINUTE;
    sandbox.control.event({ user: 'ann', action: 'unseen', target: 1 });
    expect(await modified('/episodes')).toBe('Mon, 15 Jun 2026 12:01:30 GMT');
    expect((await get('/users/ann/history', { 'if-none-match': etag })).status).toBe(200);
  });
});

it('answers watching with 200 and 204', async () => {
  const { json, get, clock } = small([play(NOON - MINUTE, 2, { action: 'watching', via: 'checkin' })]);
  expect(await json<object>('/users/ann/watching')).toMatchObject({
    started_at: '2026-06-15T11:59:30.000Z',
    expires_at: '2026-06-15T12:49:30.000Z',
    action: 'checkin',
    type: 'episode',
    episode: { season: 1, number: 2 },
  });
  expect(await json<object>('/shows/alpha/watching')).toMatchObject([{ username: 'ann' }]);
  expect(await json<object>('/shows/alpha/seasons/2/watching')).toEqual([]);
  clock.now += 60 * MINUTE;
  expect(await empty(await get('/users/ann/watching'))).toEqual([204, '']);
});

it('lists circles and the plays of the people followed', async () => {
  const { json, get, sandbox } = small([play(NOON - 1, 1, { user: 'bob' })]);
  expect(await json('/users/ann/following')).toMatchObject([{ user: { username: 'bob', private: true } }]);
  expect(await json('/users/ann/friends')).toMatchObject([{ user: { username: 'bob' } }]);
  sandbox.control.follow('Cy.Ó', 'ann');
  expect(await json('/users/ann/followers')).toHaveLength(2);
  expect((await get('/users/me/following/activities')).status).toBe(401);
  const token = { authorization: `Bearer ${sandbox.control.token('ann')}` };
  expect(await json('/users/me/following/activities?extended=rating', token)).toMatchObject([
    { action: 'scrobble', user: { username: 'bob' }, user_rating: null, episode: { number: 1 } },
  ]);
});

it('counts without naming', async () => {
  const { json } = small([
    play(1, 1),
    play(2, 2, { user: 'bob' }),
    { at: 3, user: 'bob', action: 'rating', show: 'alpha', rating: 7 },
    { at: 4, user: 'ann', action: 'collection', show: 'alpha', season: 1, episodes: [1] },
  ]);
  expect(await json('/shows/alpha/stats')).toMatchObject({ plays: 2, watchers: 2, collectors: 1, votes: 1 });
  expect(await json('/shows/alpha/seasons/2/stats')).toMatchObject({ plays: 0, watchers: 0 });
  expect(await json('/shows/alpha/ratings')).toMatchObject({ rating: 7, votes: 1, distribution: { 7: 1, 8: 0 } });
  expect(await json('/users/ann/stats')).toMatchObject({ episodes: { plays: 1, collected: 1 } });
});
