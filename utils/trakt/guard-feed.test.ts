import { expect, it, vi } from 'vitest';
import { fakeFetch } from '@/tests/fake-fetch';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import { guardFeed } from '@/utils/trakt/guard-feed';

const options = { protocol: 'v2', origin: 'https://api.trakt.tv', clientId: 'k', now: Date.now } as const;

it('forwards calls and their answers', async () => {
  const { fetch, requests } = fakeFetch(() => ({ body: { username: 'Mia', ids: { slug: 'mia' } } }));
  const feed = guardFeed(createTraktClient({ ...options, fetch }));
  const [one, two] = await Promise.all([feed.profile('mia'), feed.profile('ben')]);
  expect([one, two]).toMatchObject([{ value: { slug: 'mia' } }, { ok: true }]);
  expect(requests.map(({ path }) => path.split('?')[0])).toEqual(['/users/mia', '/users/ben']);
});

it('returns an internal error if the client throws', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { fetch } = fakeFetch(() => ({ body: {} }));
  const broken = {
    ...createTraktClient({ ...options, fetch }),
    checkKey: () => Promise.reject(new Error('a mistake')),
  };
  expect(await guardFeed(broken).checkKey()).toEqual({ ok: false, error: { kind: 'internal' } });
});
