import { describe, expect, test } from 'vitest';
import { type FakeAnswer, type FakeRequest, fakeFetch } from '@/tests/fake-fetch';
import type { Stream } from '@/utils/sources/stream';
import { basicAuth } from '@/utils/trakt/basic-auth';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

const STREAM: Stream = {
  protocol: 'v1',
  kind: 'user-activity',
  user: 'Justin',
  types: ['episode', 'movie', 'season'],
  actions: ['scrobble', 'seen'],
  sourceIds: [],
};
const PREFIX = '/activity/user.json/KEY/Justin/episode,movie/scrobble,seen';
const NOW = 20_000_000;
const movie = { title: 'Heat', year: 1995, url: 'http://trakt.tv/movie/heat-1995', imdb_id: 'tt0113277' };
const play = (id: number, timestamp: number) => ({ id, timestamp, type: 'movie', action: 'scrobble', movie });

function server(answer: (request: FakeRequest) => FakeAnswer, auth?: () => Promise<string>) {
  const { fetch, requests } = fakeFetch(answer);
  const feed = createTraktClient({
    protocol: 'v1',
    origin: 'http://api.test',
    clientId: 'KEY',
    fetch,
    now: () => NOW,
    auth,
  });
  return { feed, requests, paths: () => requests.map(({ path }) => path) };
}

const answer = (activity: unknown, current = 10_000) => ({ body: { timestamps: { start: 1, current }, activity } });

/** A server with these rows, newest first, at most 100 per answer. */
function holding(rows: ReturnType<typeof play>[], current = 10_000) {
  return server(({ path }) => {
    const [start = '0', end = '1e12'] = path.slice(PREFIX.length + 1).split('/');
    const kept = rows.filter(({ timestamp }) => timestamp >= Number(start) && timestamp <= Number(end || '1e12'));
    return answer(kept.sort((a, b) => b.timestamp - a.timestamp).slice(0, 100), current);
  });
}

describe('polling', () => {
  test('starts with the newest rows, then an hour before the server clock of the last read', async () => {
    const { feed, paths } = server(() => answer([play(1, 9000)], 10_000.0));
    const first = await feed.read(STREAM, null);
    expect(first).toMatchObject({
      ok: true,
      value: { cursor: { current: 10_000 }, gap: null, rows: [{ fresh: true, activity: { id: 'movie:scrobble:1' } }] },
    });
    await feed.read(STREAM, first.ok ? first.value.cursor : null);
    expect(paths()).toEqual([PREFIX, `${PREFIX}/6400`]);
  });

  test('attributes rows without a name to the requested user', async () => {
    const { feed } = server(() => answer([play(1, 9000)]));
    expect(await feed.read(STREAM, null)).toMatchObject({
      value: { rows: [{ activity: { user: { username: 'Justin', slug: 'justin' } } }] },
    });
  });

  test('moves the end back while answers are full, then notes a gap', async () => {
    const { feed, paths } = holding(Array.from({ length: 1000 }, (_, i) => play(i, 20_000 + i)));
    const page = await feed.read(STREAM, { current: 10_000 });
    expect(page).toMatchObject({ value: { gap: { since: 10_000_000, url: 'https://app.trakt.tv/profile/Justin' } } });
    expect(page.ok && page.value.rows).toHaveLength(298);
    expect(paths()).toEqual([`${PREFIX}/6400`, `${PREFIX}/6400/20900`, `${PREFIX}/6400/20801`]);
  });

  test('reads no more than 250 rows of each answer, however many a server sends', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => play(index, 20_000 + index));
    const { feed, requests } = server(() => answer(rows));
    const page = await feed.read(STREAM, { current: 10_000 });
    expect(page.ok && page.value.rows).toHaveLength(250);
    expect(requests.length).toBeLessThanOrEqual(3);
  });

  test('notes no gap if a full answer reaches back to the last read', async () => {
    const { feed, paths } = holding(Array.from({ length: 200 }, (_, i) => play(i, 9_850 + i)));
    expect(await feed.read(STREAM, { current: 10_000 })).toMatchObject({ value: { gap: null } });
    expect(paths()).toHaveLength(1);
  });

  test('sends nothing if nothing is wanted', async () => {
    const { feed, paths } = server(() => answer([]));
    const read = await feed.read({ ...STREAM, actions: [] } as Stream, { current: 5 });
    expect(read).toMatchObject({ ok: true, value: { rows: [], cursor: { current: 5 } } });
    await feed.read({ ...STREAM, types: ['season'] } as Stream, null);
    expect(paths()).toEqual([]);
  });

  test('reads several shows and seasons in one request', async () => {
    const { feed, paths } = server(() => answer([]));
    const shows = { protocol: 'v1' as const, kind: 'show-activity' as const, titles: ['a', 'b'], sourceIds: [] };
    await feed.read({ ...shows, seasons: [0, 2], actions: ['seen', 'rating'] }, null);
    await feed.read({ ...shows, seasons: 'all', actions: ['shout'] }, { current: 10_000 });
    expect(paths()).toEqual([
      '/activity/seasons.json/KEY/a,b/0,2/seen,rating',
      '/activity/shows.json/KEY/a,b/shout/6400',
    ]);
  });
});

describe('a show that joins a request', () => {
  const shows = { protocol: 'v1' as const, kind: 'show-activity' as const, seasons: 'all' as const, sourceIds: [] };
  const both: Stream = { ...shows, titles: ['a', 'b'], actions: ['scrobble'], joined: ['b'] };

  test('brings its past along without affecting the others', async () => {
    const user = { username: 'Justin', protected: false };
    const { feed, paths } = server(({ path }) => answer([{ ...play(path.includes('/a,b/') ? 2 : 1, 9_999), user }]));
    const page = await feed.read(both, { current: 10_000 });
    expect(paths()).toEqual(['/activity/shows.json/KEY/a,b/scrobble/6400', '/activity/shows.json/KEY/b/scrobble']);
    expect(page.ok && page.value.rows.map(({ activity, fresh }) => [activity.id, fresh])).toEqual([
      ['movie:scrobble:2', true],
      ['movie:scrobble:1', false],
    ]);
  });

  test('takes one request if nothing was read yet', async () => {
    const { feed, paths } = server(() => answer([play(1, 9_000)]));
    await feed.read(both, null);
    expect(paths()).toEqual(['/activity/shows.json/KEY/a,b/scrobble']);
  });
});

describe('a wrong server clock', () => {
  /** Unix time, s. After 2020, because an earlier `Date` is ignored. */
  const RIGHT = Date.UTC(2026, 10, 22) / 1000;
  test.each([
    ['set back', 5_000, 9_000, { current: 10_000 }, 10_000],
    ['years off', 12, 9_000, null, 9_000],
  ])('that is %s does not move the cursor back', async (_, current, timestamp, cursor, next) => {
    const { feed } = server(() => answer([play(1, timestamp)], current));
    expect(await feed.read(STREAM, cursor)).toMatchObject({ ok: true, value: { cursor: { current: next } } });
  });

  test.each([
    ['a server clock that is days ahead', answer([play(1, 9_000)], 900_000), 20_000],
    ['a play that an app dated days ahead', answer([play(1, 900_000)]), 20_000],
    [
      'a right server clock while the computer’s is slow',
      { ...answer([play(1, 9_000)], RIGHT), headers: { date: new Date(RIGHT * 1000).toUTCString() } },
      RIGHT,
    ],
  ])('hides no later rows: %s', async (_, answered, next) => {
    const { feed } = server(() => answered);
    expect(await feed.read(STREAM, { current: 8_000 })).toMatchObject({
      ok: true,
      value: { cursor: { current: next } },
    });
  });

  test('that is absurd makes the answer invalid', async () => {
    const { feed } = server(() => answer([play(1, 9_000)], Number.MAX_SAFE_INTEGER));
    expect(await feed.read(STREAM, { current: 10_000 })).toMatchObject({ ok: false, error: { kind: 'bad-shape' } });
  });
});

describe('a window', () => {
  test('is read completely', async () => {
    const { feed, paths } = holding(Array.from({ length: 500 }, (_, i) => play(i, 1000 + i)));
    const page = await feed.read(STREAM, null, { start: 1_100_000, end: 1_349_500, rows: 1000 });
    expect(page.ok && page.value.rows).toHaveLength(250);
    expect(page).toMatchObject({ value: { gap: null } });
    expect(paths()[0]).toBe(`${PREFIX}/1100/1349`);
  });

  test('is cut at its number of rows', async () => {
    const { feed } = holding(Array.from({ length: 500 }, (_, i) => play(i, 1000 + i)));
    const page = await feed.read(STREAM, null, { rows: 20, filter: ({ at }) => at % 2000 === 0 });
    expect(page.ok && page.value.rows.map(({ activity }) => activity.at / 1000).slice(0, 2)).toEqual([1498, 1496]);
    expect(page.ok && page.value.rows).toHaveLength(20);
  });
});

describe('errors of v1', () => {
  const failure = (error: string) => ({ status: 'failure', error });
  test.each<[string, FakeAnswer, string, string?]>([
    ['a wrong key', { status: 401, body: failure('invalid API key') }, 'key-refused'],
    ['a key in development', { status: 401, body: failure('invalid development API key') }, 'key-refused'],
    ['a wrong key with 200', { body: failure('invalid API key') }, 'key-refused'],
    ['a protected user', { status: 401, body: failure('failed authentication') }, 'private'],
    ['a wrong password', { status: 401, body: failure('failed authentication') }, 'sign-in', 'Basic x'],
    ['a full server', { status: 503, body: failure('server is over capacity') }, 'server'],
    ['a full server with 200', { body: failure('server is over capacity') }, 'server'],
    ['an unknown user', { status: 404 }, 'not-found'],
    ['an unknown user, as text', { body: failure('user not found') }, 'not-found'],
    ['an unknown failure', { body: failure('¿?') }, 'unexpected'],
    ['a protected user without a text', { body: { timestamps: { current: 1 }, activity: null } }, 'private'],
    ['an HTML page', { body: '<html>' }, 'not-json'],
    ['an answer of another shape', { body: { activity: [] } }, 'bad-shape'],
    ['text in place of rows', { body: { timestamps: { current: 1 }, activity: 'x' } }, 'bad-shape'],
    ['rows of another shape', answer([{ a: 1 }, 'x']), 'bad-shape'],
  ])('%s', async (_, given, kind, authorization) => {
    const { feed } = server(() => given, authorization ? async () => authorization : undefined);
    expect(await feed.read(STREAM, { current: 5 })).toMatchObject({ ok: false, error: { kind } });
  });

  test('sends nothing without a key', async () => {
    const { fetch, requests } = fakeFetch(() => answer([]));
    const feed = createTraktClient({ protocol: 'v1', origin: 'http://api.test', clientId: '', fetch, now: () => 0 });
    expect(await feed.read(STREAM, null)).toEqual({ ok: false, error: { kind: 'key-refused' } });
    expect(requests).toEqual([]);
  });
});

test('signs in by Basic with the given SHA-1', async () => {
  const { feed, requests } = server(
    () => answer([]),
    async () => basicAuth('jürgen', 'abc'),
  );
  await feed.read(STREAM, null);
  const value = requests[0]?.headers.get('authorization')?.slice('Basic '.length) ?? '';
  expect(Buffer.from(value, 'base64').toString()).toBe('jürgen:abc');
});

test('takes a profile from the newest row of its user', async () => {
  const user = { username: 'Justin', full_name: 'Justin N', protected: false, avatar: 'http://api.test/y.jpg' };
  const { feed } = server(() => answer([{ ...play(1, 2), user }]));
  expect(await feed.profile('justin')).toEqual({
    ok: true,
    value: { username: 'Justin', slug: 'justin', name: 'Justin N', private: false, avatar: 'http://api.test/y.jpg' },
  });
  expect(await server(() => answer([])).feed.profile('New')).toEqual({
    ok: true,
    value: { username: 'New', slug: 'new', private: false },
  });
});
