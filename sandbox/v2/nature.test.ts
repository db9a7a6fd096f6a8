import { describe, expect, it } from 'vitest';
import { NOON, small } from '@/sandbox/test-sandbox';

const play = (n: number) => ({
  user: 'ann',
  action: 'seen' as const,
  movie: 'gamma-2021',
  at: NOON - (n + 1) * 60_000,
});
const HISTORY = '/users/ann/history?page=1&limit=2';

describe('settings for uncertain behavior of Trakt', () => {
  it('make an ETag a digest of its page, or the time of the last change', async () => {
    const { sandbox, get, clock } = small([play(3), play(2), play(1), play(0)]);
    const etag = async () => (await get(HISTORY)).headers.get('etag');
    const addBehind = () =>
      sandbox.control.event({ user: 'ann', action: 'seen', movie: 'gamma-2021', agoMs: 86_400_000 });
    const digest = await etag();
    clock.now += 60_000;
    addBehind();
    expect(await etag()).toBe(digest);
    sandbox.control.settings({ v2: { etag: 'time' } });
    const time = await etag();
    clock.now += 60_000;
    addBehind();
    expect(await etag()).not.toBe(time);
    sandbox.control.settings({ v2: { etag: 'none' } });
    expect(await etag()).toBeNull();
  });

  it('make a 304 bare, and free', async () => {
    const { sandbox, get } = small([play(1), play(0)]);
    sandbox.control.rateLimit({ header: 'always', limit: 100 });
    const etag = (await get(HISTORY)).headers.get('etag') ?? '';
    const again = () => get(HISTORY, { 'if-none-match': etag });
    const left = (response: Response) => JSON.parse(response.headers.get('x-ratelimit') ?? '').remaining;
    expect((await again()).headers.get('last-modified')).not.toBeNull();
    sandbox.control.settings({ v2: { bare304: true, free304: true } });
    const [first, second] = [await again(), await again()];
    expect([first.status, first.headers.get('last-modified'), first.headers.get('x-pagination-item-count')]).toEqual([
      304,
      null,
      null,
    ]);
    expect(left(first)).toBe(left(second));
  });

  it('make counts wrong or absent', async () => {
    const { sandbox, get } = small([play(0)]);
    const count = async () => (await get(HISTORY)).headers.get('x-pagination-item-count');
    expect(await count()).toBe('1');
    sandbox.control.settings({ v2: { counts: 1337 } });
    expect(await count()).toBe('1337');
    sandbox.control.settings({ v2: { counts: 'none' } });
    expect(await count()).toBeNull();
  });

  it('add strangers to the feed of followed people, and give it ids of its own', async () => {
    const { sandbox, json } = small([{ user: 'Cy.Ó', action: 'seen', movie: 'gamma-2021', at: NOON - 60_000 }]);
    const token = sandbox.control.token('ann');
    const feed = () => json('/users/me/following/activities', { authorization: `Bearer ${token}` });
    expect(await feed()).toEqual([]);
    sandbox.control.settings({ v2: { strangers: ['cy-o'] } });
    const [row] = await feed();
    expect(row).toMatchObject({ action: 'watch', user: { username: 'Cy.Ó' } });
    sandbox.control.settings({ v2: { feedIds: 'own' } });
    expect((await feed())[0]?.id).not.toBe(row?.id);
  });

  it('make the newest comments bare, as in the contract', async () => {
    const { sandbox, json } = small([{ user: 'ann', action: 'shout', movie: 'gamma-2021', text: 'Hm.', at: NOON - 1 }]);
    expect(await json('/comments/recent/all/all')).toMatchObject([{ type: 'movie', comment: { comment: 'Hm.' } }]);
    sandbox.control.settings({ v2: { recentComments: 'bare' } });
    expect(await json('/comments/recent/all/all')).toMatchObject([{ comment: 'Hm.', user: { username: 'ann' } }]);
  });

  it('end an outage by itself, and send absurd headers', async () => {
    const { sandbox, get, clock } = small();
    sandbox.control.fault({ kind: 'status', status: 503, forMs: 2 * 3_600_000 });
    expect((await get('/users/ann')).status).toBe(503);
    clock.now += 2 * 3_600_000;
    expect((await get('/users/ann')).status).toBe(200);
    const absurd = '{"limit":1e300,"remaining":0,"period":300}';
    sandbox.control.settings({ v2: { headers: { 'x-ratelimit': absurd } } });
    expect((await get('/users/ann')).headers.get('x-ratelimit')).toBe(absurd);
    sandbox.control.fault({ kind: '429', retryAfter: 'NaN', times: 1 });
    expect((await get('/users/ann')).headers.get('retry-after')).toBe('NaN');
  });

  it('make two caches disagree', async () => {
    const { sandbox, json, clock } = small();
    sandbox.control.event({ user: 'ann', action: 'created', list: 'Best' });
    sandbox.control.settings({ edgeCache: true, edgeAges: { '/items': 3600, '/lists$': 0 } });
    const items = async () => (await json('/users/ann/lists/best/items')).length;
    const count = async () => (await json('/users/ann/lists'))[0]?.item_count;
    expect([await items(), await count()]).toEqual([0, 0]);
    clock.now += 60_000;
    sandbox.control.event({ user: 'ann', action: 'item_added', list: 'best', item: { movie: 'gamma-2021' } });
    expect([await items(), await count()]).toEqual([0, 1]);
    clock.now += 3_600_000;
    expect(await items()).toBe(1);
  });
});
