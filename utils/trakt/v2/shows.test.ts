import { describe, expect, test } from 'vitest';
import { type FakeAnswer, fakeFetch } from '@/tests/fake-fetch';
import { HOUR } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';

const NOW = Date.parse('2026-11-01T12:10:00Z');
const SUMMARY = { title: 'Severance', year: 2022, ids: { trakt: 7, slug: 'severance' } };

function trakt(answers: Record<string, FakeAnswer>) {
  const state = { now: NOW, answers };
  const { fetch, requests } = fakeFetch(({ path }) => state.answers[path.split('?')[0] ?? ''] ?? { status: 404 });
  const feed = createTraktClient({
    protocol: 'v2',
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => state.now,
  });
  const read = async (stream: Stream, cursor: Cursor | null = null): Promise<Page> => {
    const result = await feed.read(stream, cursor);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return { ...result.value, cursor: JSON.parse(JSON.stringify(result.value.cursor)) };
  };
  return { state, feed, read, paths: () => requests.map(({ path }) => path) };
}

const people = (...slugs: string[]) => ({ body: slugs.map((slug) => ({ username: slug, ids: { slug } })) });
const ids = (page: Page) => page.rows.map(({ activity }) => activity.id);

describe('viewers of a show', () => {
  const watching = (seasons: 'all' | number[]): Stream => ({
    protocol: 'v2',
    kind: 'show-watching',
    show: 'severance',
    seasons,
    sourceIds: [],
  });

  test('are reported if they were not there before, at most once an hour', async () => {
    const { read, state, paths } = trakt({
      '/shows/severance': { body: SUMMARY },
      '/shows/severance/watching': people('mia', 'leo'),
    });
    const hour = Math.floor(NOW / HOUR);
    const first = await read(watching('all'));
    expect(ids(first)).toEqual([`show-watching:severance:all:mia:${hour}`, `show-watching:severance:all:leo:${hour}`]);
    expect(first.rows[0]?.activity).toMatchObject({
      type: 'episode',
      action: 'watching',
      at: NOW,
      user: { slug: 'mia' },
      show: { title: 'Severance', ids: { trakt: 7 } },
    });
    state.answers['/shows/severance/watching'] = people('leo', 'ada');
    const second = await read(watching('all'), first.cursor);
    expect(ids(second)).toEqual([`show-watching:severance:all:ada:${hour}`]);
    state.answers['/shows/severance/watching'] = people('mia');
    expect(ids(await read(watching('all'), second.cursor))).toEqual([`show-watching:severance:all:mia:${hour}`]);
    state.now += HOUR;
    expect(ids(await read(watching('all'), second.cursor))).toEqual([`show-watching:severance:all:mia:${hour + 1}`]);
    // The title is requested once.
    expect(paths().filter((path) => !path.includes('/watching'))).toHaveLength(1);
  });

  test('are read separately for each chosen season', async () => {
    const { read } = trakt({
      '/shows/severance': { body: SUMMARY },
      '/shows/severance/seasons/0/watching': people('mia'),
      '/shows/severance/seasons/2/watching': { status: 204 },
    });
    const page = await read(watching([0, 2]));
    expect(page.rows).toMatchObject([{ activity: { user: { slug: 'mia' }, season: { number: 0 } } }]);
  });

  test('fail with not-found for an unknown show', async () => {
    const { feed } = trakt({});
    expect(await feed.read(watching('all'), null)).toEqual({ ok: false, error: { kind: 'not-found' } });
  });
});

test('reads counters as tallies, of the show or of each season', async () => {
  const { read } = trakt({
    '/shows/severance/stats': { body: { plays: 10, votes: 4, other: 1 } },
    '/shows/severance/seasons/1/stats': { body: { watchers: 2 } },
  });
  const counters = { protocol: 'v2', kind: 'counters', show: 'severance', sourceIds: [] };
  expect((await read({ ...counters, seasons: 'all' } as Stream)).tallies).toEqual([
    { show: 'severance', season: null, counter: 'plays', total: 10 },
    { show: 'severance', season: null, counter: 'votes', total: 4 },
  ]);
  expect((await read({ ...counters, seasons: [1] } as Stream)).tallies).toEqual([
    { show: 'severance', season: 1, counter: 'watchers', total: 2 },
  ]);
});

describe('finding shows', () => {
  const answers = {
    '/shows/severance': { body: SUMMARY },
    '/shows/7': { body: SUMMARY },
    '/shows/7/seasons': { body: [{ number: 0 }, { number: 1, title: 'Season 1', episode_count: 9 }] },
    '/shows/severance/seasons': { body: [] },
    '/search/tvdb/371980': { body: [{ type: 'show', score: 1e18, show: SUMMARY }] },
    '/search/tvdb/1': { body: [] },
    '/search/show': {
      body: [
        { type: 'show', show: SUMMARY },
        { type: 'show', show: null },
      ],
    },
  };

  test('searches by text', async () => {
    const { feed, paths } = trakt(answers);
    expect(await feed.searchShows('sever & ance')).toMatchObject({ ok: true, value: [{ ids: { slug: 'severance' } }] });
    expect(paths()[0]).toContain('query=sever+%26+ance');
  });

  test('looks up by slug, or by the id of another service', async () => {
    const { feed } = trakt(answers);
    expect(await feed.show('severance')).toMatchObject({ value: { show: { title: 'Severance' }, seasons: [] } });
    expect(await feed.show('371980', 'tvdb')).toMatchObject({
      value: { seasons: [{ number: 0 }, { number: 1, title: 'Season 1', episodes: 9 }] },
    });
    expect(await feed.show('1', 'tvdb')).toEqual({ ok: false, error: { kind: 'not-found' } });
    expect(await feed.show('nope')).toEqual({ ok: false, error: { kind: 'not-found' } });
  });
});

test('requires a sign-in for the follow feed', async () => {
  const { feed } = trakt({ '/users/me/following/activities': { status: 401 } });
  const following: Stream = { protocol: 'v2', kind: 'following', sourceIds: [] };
  expect(await feed.read(following, null)).toEqual({ ok: false, error: { kind: 'sign-in' } });
});
