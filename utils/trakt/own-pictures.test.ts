import { expect, test } from 'vitest';
import { fakeFetch } from '@/tests/fake-fetch';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

const ids = (trakt: number) => ({ trakt, slug: `s${trakt}` });
const play = (id: number, avatar: string, poster: string) => ({
  id,
  activity_at: '2026-11-22T12:00:00.000Z',
  action: 'watch',
  type: 'movie',
  user: { username: 'mia', ids: { slug: 'mia' }, images: { avatar: { full: avatar } } },
  movie: { title: 'A', year: 2020, ids: ids(id), images: { poster: [poster] } },
});
const feedOf = (body: unknown) =>
  createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch: fakeFetch(() => ({ body })).fetch,
    now: () => 0,
  });

test.each([
  ['Gravatar', 'https://secure.gravatar.com/avatar/1', undefined],
  ['Trakt', 'walter-r2.trakt.tv/1.webp', 'https://walter-r2.trakt.tv/1.webp'],
  ['the server itself', 'https://api.test/1.png', 'https://api.test/1.png'],
])('keeps the URL of a picture at %s only if it may be fetched', async (_, address, kept) => {
  const person = { username: 'mia', ids: { slug: 'mia' }, private: false, images: { avatar: { full: address } } };
  expect(await feedOf(person).profile('mia')).toMatchObject({ value: { avatar: kept } });
  expect(await feedOf(person).me()).toMatchObject({ value: { avatar: kept } });
  const stream: Stream = { protocol: 'v2', kind: 'following', sourceIds: [] };
  const page = await feedOf([play(1, address, address)]).read(stream, null);
  expect(page).toMatchObject({ value: { rows: [{ activity: { user: { avatar: kept }, movie: { poster: kept } } }] } });
});
