import { expect, test } from 'vitest';
import { type FakeAnswer, fakeFetch } from '@/tests/fake-fetch';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

async function lookUp(name: string, answer: FakeAnswer) {
  const { fetch, requests } = fakeFetch(() => answer);
  const feed = createTraktClient({ protocol: 'v2', origin: 'https://api.test', clientId: 'k', fetch, now: () => 0 });
  return { result: await feed.profile(name), path: requests[0]?.path };
}

test('takes names as Trakt spells them', async () => {
  const body = {
    username: 'Mia.W',
    private: true,
    name: 'Mia W.',
    ids: { slug: 'mia-w', trakt: 7 },
    images: { avatar: { full: 'media.trakt.tv/a.png' } },
  };
  const { result, path } = await lookUp('mia w/é', { body });
  expect(path).toBe('/users/mia%20w%2F%C3%A9?extended=full');
  expect(result).toEqual({
    ok: true,
    value: { username: 'Mia.W', slug: 'mia-w', name: 'Mia W.', private: true, avatar: 'https://media.trakt.tv/a.png' },
  });
});

test("reads the older backend's answer without pictures", async () => {
  const { result } = await lookUp('Mia', { body: { username: 'Mia', private: false, name: '', ids: {} } });
  expect(result).toEqual({
    ok: true,
    value: { username: 'Mia', slug: 'mia', name: undefined, private: false, avatar: undefined },
  });
});

test.each([
  ['an unknown user', { status: 404, headers: { 'content-type': 'text/html' } }, 'not-found'],
  ['a private user', { status: 401, headers: { 'x-private-user': 'true' } }, 'private'],
  ['an answer of another shape', { body: { unexpected: true } }, 'bad-shape'],
  ['a list', { body: [] }, 'bad-shape'],
])('reports an error for %s', async (_, answer, kind) => {
  expect((await lookUp('\ud800', answer)).result).toMatchObject({ ok: false, error: { kind } });
});
