import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/lib/time';
import { empty, full, HEADERS, NOON, small } from './test-sandbox';

describe('the API', () => {
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

  it('starts counting where configured, and can report the allowance on good answers', async () => {
    const { get, sandbox } = small();
    sandbox.control.rateLimit({ limit: 10, used: 8, header: 'always' });
    const remaining = async () => JSON.parse((await get('/users/ann')).headers.get('x-ratelimit') ?? '').remaining;
    expect([await remaining(), await remaining(), (await get('/users/ann')).status]).toEqual([1, 0, 429]);
  });
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
  it('shows people with and without ids.trakt, and the matching headers', async () => {
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

  it('serves answers as old as the edge would, if switched on', async () => {
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

it('uses its own address for images', async () => {
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
