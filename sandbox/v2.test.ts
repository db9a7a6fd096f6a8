import { describe, expect, it } from 'vitest';
import { full, HEADERS, NOON, small } from './test-sandbox';
import type { EventSpec } from './world-spec';

const MINUTE = 60_000;
const play = (at: number, episode = 1, rest: Partial<EventSpec> = {}): EventSpec => ({
  at,
  user: 'ann',
  action: 'scrobble',
  show: 'alpha',
  season: 1,
  episode,
  ...rest,
});
const empty = async (response: Response) => [response.status, await response.text()];

describe('what is checked first', () => {
  it('refuses without JSON content type, version, known key', async () => {
    const { sandbox, get } = small();
    const bare = await sandbox.fetch('https://api.trakt.tv/users/ann', { headers: { 'trakt-api-key': 'x' } });
    expect(await empty(bare)).toEqual([412, '']);
    expect(await empty(await get('/users/ann', { 'trakt-api-version': '1' }))).toEqual([400, '']);
    expect(await empty(await get('/users/ann', { 'trakt-api-key': 'wrong' }))).toEqual([403, '']);
    expect(await empty(await get('/users/ann', { authorization: 'Bearer old' }))).toEqual([401, '']);
  });

  it('knows private and unknown people, and unknown paths', async () => {
    const { get, sandbox } = small();
    const hidden = await get('/users/bob/history');
    expect(hidden.headers.get('x-private-user')).toBe('true');
    expect(await empty(hidden)).toEqual([401, '']);
    const unknown = await get('/users/nobody');
    expect(unknown.headers.get('content-type')).toBe('text/html');
    expect(await empty(unknown)).toEqual([404, '']);
    expect(await empty(await get('/users/ann/nonsense'))).toEqual([405, '']);
    const token = { authorization: `Bearer ${sandbox.control.token('ann')}` };
    expect((await get('/users/bob/history', token)).status).toBe(200);
    expect((await get('/users/me', token)).status).toBe(200);
    expect((await get('/users/me')).status).toBe(401);
    sandbox.control.changePerson('ann', { deleted: true });
    expect((await get('/users/ann')).status).toBe(404);
  });

  it('finds people by slug and by username', async () => {
    const { json } = small();
    expect(await json('/users/cy-o')).toMatchObject({ username: 'Cy.Ó', name: null, ids: { slug: 'cy-o' } });
    expect(await json('/users/Cy.%C3%93')).toEqual(await json('/users/cy-o'));
  });

  it('allows 500 requests in five minutes, a bucket for each key and person', async () => {
    const { get, clock, sandbox } = small();
    for (let i = 0; i < 500; i++) expect((await get('/users/ann')).status).toBe(200);
    clock.now += 2 * MINUTE + 500;
    const refused = await get('/users/ann');
    expect(await empty(refused)).toEqual([429, '']);
    expect(refused.headers.get('retry-after')).toBe('180');
    expect(JSON.parse(refused.headers.get('x-ratelimit') ?? '')).toEqual({
      name: 'UNAUTHED_API_GET_LIMIT',
      period: 300,
      limit: 500,
      remaining: 0,
      until: new Date(NOON + 5 * MINUTE).toISOString().replace('.000', ''),
    });
    const token = { authorization: `Bearer ${sandbox.control.token('ann')}` };
    expect((await get('/users/ann', token)).status).toBe(200);
    clock.now += 3 * MINUTE;
    expect((await get('/users/ann')).status).toBe(200);
  });

  it('counts from where it is told to, and may tell on good answers', async () => {
    const { get, sandbox } = small();
    sandbox.control.rateLimit({ limit: 10, used: 8, header: 'always' });
    const remaining = async () => JSON.parse((await get('/users/ann')).headers.get('x-ratelimit') ?? '').remaining;
    expect([await remaining(), await remaining(), (await get('/users/ann')).status]).toEqual([1, 0, 429]);
  });
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
    // The time filter looks at the time watched: what was back-dated is missed.
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

  it('can be cut to a kind and an item', async () => {
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

it('shows circles and what those followed have played', async () => {
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

it('finds titles by words and by every id', async () => {
  const { json } = full();
  const titles = async (path: string) =>
    (await json<{ show?: { title: string }; movie?: { title: string } }[]>(path)).map(
      (row) => (row.show ?? row.movie)?.title,
    );
  expect((await titles('/search/show?query=sever'))[0]).toBe('Severance');
  expect(await titles('/search/movie?query=heat')).toEqual(['Heat']);
  expect(await titles('/search/show?query=zzz')).toEqual([]);
  for (const id of ['tvdb/81189', 'imdb/tt0903747', 'tmdb/1396', 'trakt/1388']) {
    expect(await titles(`/search/${id}?type=show`)).toEqual(['Breaking Bad']);
  }
  expect(await json('/shows/tt0903747')).toMatchObject({ title: 'Breaking Bad' });
  expect((await json('/shows/1388/seasons')).map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await json('/shows/none/seasons')).toEqual([]);
});

describe('dialects', () => {
  it('shows people with and without ids.trakt, and headers that go with it', async () => {
    const { get, sandbox } = small();
    const look = async (path: string) => {
      const response = await get(path);
      const body = JSON.stringify(await response.json());
      const { headers } = response;
      return [
        body.includes('"trakt":400'),
        headers.has('etag'),
        headers.get('cache-control')?.includes('s-maxage') ?? false,
      ];
    };
    const [rails, workers] = [
      [false, true, false],
      [true, false, true],
    ];
    expect([await look('/users/ann'), await look('/users/ann/following')]).toEqual([rails, workers]);
    sandbox.control.settings({ dialect: 'workers' });
    expect([await look('/users/ann'), await look('/users/ann/following')]).toEqual([workers, workers]);
    sandbox.control.settings({ dialect: 'rails' });
    expect([await look('/users/ann'), await look('/users/ann/following')]).toEqual([rails, rails]);
  });

  it('is as late as the edge, where that is switched on', async () => {
    const { json, get, clock, sandbox } = small();
    sandbox.control.settings({ edgeCache: true });
    expect(await json('/users/ann/collection/movies')).toEqual([]);
    sandbox.control.event({ user: 'ann', action: 'collection', movie: 'gamma-2021' });
    clock.now += 59 * MINUTE;
    const stale = await get('/users/ann/collection/movies');
    expect([stale.headers.get('age'), await stale.json()]).toEqual(['3540', []]);
    clock.now += 2 * MINUTE;
    expect(await json('/users/ann/collection/movies')).toHaveLength(1);
  });
});

it('points pictures to itself', async () => {
  const { sandbox } = small();
  const ask = async (path: string) => (await sandbox.fetch(`http://127.0.0.1:9${path}`, { headers: HEADERS })).json();
  const user = (await ask('/users/ann?extended=full')) as { images: { avatar: { full: string } } };
  const show = (await ask('/shows/alpha?extended=images')) as { images: { poster: string[] } };
  for (const address of [user.images.avatar.full, show.images.poster[0] ?? '']) {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:9\/images\//);
    const picture = await sandbox.fetch(address);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect([...new Uint8Array(await picture.arrayBuffer()).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  }
  expect((await sandbox.fetch('http://127.0.0.1:9/images/avatars/none.png')).status).toBe(404);
});
