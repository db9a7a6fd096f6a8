import { expect, it, vi } from 'vitest';
import { reader } from '@/entrypoints/reader/reader';
import { fakeFetch } from '@/tests/fake-fetch';
import { lazyFeed } from '@/utils/trakt/lazy-feed';

const options = { protocol: 'v2', origin: 'https://api.trakt.tv', clientId: 'k', now: Date.now } as const;

it('makes the feed once, when it is first asked, and hands everything on', async () => {
  const { fetch, requests } = fakeFetch(() => ({ body: { username: 'Mia', ids: { slug: 'mia' } } }));
  const load = vi.fn(async () => reader.createFeed({ ...options, fetch }));
  const feed = lazyFeed(load);
  expect(load).not.toHaveBeenCalled();
  const [one, two] = await Promise.all([feed.profile('mia'), feed.profile('ben')]);
  expect([one, two]).toMatchObject([{ value: { slug: 'mia' } }, { ok: true }]);
  expect(requests.map(({ path }) => path.split('?')[0])).toEqual(['/users/mia', '/users/ben']);
  expect(load).toHaveBeenCalledOnce();
});

it('answers where the script cannot be loaded', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const feed = lazyFeed(() => Promise.reject(new Error('gone')));
  expect(await feed.checkKey()).toEqual({ ok: false, error: { kind: 'internal' } });
});
