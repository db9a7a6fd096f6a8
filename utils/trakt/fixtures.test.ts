import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type FakeAnswer, fakeFetch } from '@/tests/fake-fetch';
import { isLegalPair } from '@/utils/activity/activity';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

/** Recorded and documented answers, if available; they are not part of this repository. */
const FOLDER = '../shared/fixtures';
const load = (name: string) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));

function feed(protocol: 'v1' | 'v2', answer: (path: string) => FakeAnswer) {
  const { fetch } = fakeFetch(({ path }) => answer(path));
  return createTraktClient({
    protocol,
    origin: 'https://api.test',
    clientId: 'k',
    fetch,
    now: () => Date.parse('2026-11-01'),
  });
}

type V2 = Extract<Stream, { protocol: 'v2' }>;
const user = (kind: Exclude<V2['kind'], 'show-watching' | 'counters' | 'recent-comments' | 'following'>) =>
  ({ protocol: 'v2', kind, user: 'sean', sourceIds: [] }) as Stream;

describe('answers of the current API decode without a loss', () => {
  test.each<[string, Stream]>([
    ['users.history.movies', user('history')],
    ['users.history.shows.limit2', user('history')],
    ['users.history.docs', user('history')],
    ['users.ratings.movies', user('ratings')],
    ['users.ratings.episodes', user('ratings')],
    ['users.ratings.seasons', user('ratings')],
    ['users.ratings.seasons.empty', user('ratings')],
    ['users.watchlist.movies', user('watchlist')],
    ['users.watchlist.docs', user('watchlist')],
    ['users.collection.movies', user('collection-movies')],
    ['users.comments.all.all', user('comments')],
    ['users.comments.docs', user('comments')],
  ])('%s', async (name, stream) => {
    const rows = load(`v2/${name}.json`);
    const page = await feed('v2', () => ({ body: rows })).read(stream, null);
    expect(page).toMatchObject({ ok: true, value: { dropped: 0, unknown: 0 } });
    expect(page.ok && page.value.rows).toHaveLength(rows.length);
  });

  test('comments.recent.shouts.all', async () => {
    const rows: { show?: { ids: { slug: string } } }[] = load('v2/comments.recent.shouts.all.json');
    const shows = rows.flatMap(({ show }) => (show ? [{ show: show.ids.slug, seasons: 'all' as const }] : []));
    const stream: Stream = { protocol: 'v2', kind: 'recent-comments', shows, sourceIds: [] };
    const page = await feed('v2', () => ({ body: rows })).read(stream, null);
    expect(page).toMatchObject({ ok: true, value: { dropped: 0, unknown: 0 } });
    expect(page.ok && page.value.rows).toHaveLength(shows.length);
    expect(page.ok && page.value.rows[0]?.activity.user.name).toMatch(/^Watcher/);
  });

  test.each(['users.watching.docs', 'users.watching.episode'])('%s', async (name) => {
    const page = await feed('v2', () => ({ body: load(`v2/${name}.json`) })).read(user('watching'), null);
    expect(page).toMatchObject({ ok: true, value: { dropped: 0, unknown: 0, rows: [{ fresh: true }] } });
  });

  test.each(['users.lists.items', 'users.lists.items.docs'])('users.lists and %s', async (name) => {
    const lists = load('v2/users.lists.json');
    const items = load(`v2/${name}.json`);
    const answer = (path: string): FakeAnswer => ({ body: path.includes('/items/') ? items : lists });
    const window = { rows: 10_000 };
    const page = await feed('v2', answer).read(user('lists'), null, window);
    expect(page).toMatchObject({ ok: true, value: { dropped: 0, unknown: 0 } });
    expect(page.ok && page.value.rows.filter(({ activity }) => activity.action === 'created')).toHaveLength(
      lists.length,
    );
    expect(page.ok && page.value.rows.some(({ activity }) => activity.listItem)).toBe(true);
  });

  test.each([['shows.episodes.watching'], ['shows.watching.new']])('%s', async (name) => {
    const people = load(`v2/${name}.json`);
    const summary = load('v2/shows.summary.json');
    const answer = (path: string): FakeAnswer => ({ body: path.includes('/watching') ? people : summary });
    const stream: Stream = { protocol: 'v2', kind: 'show-watching', show: 'x', seasons: [1], sourceIds: [] };
    const page = await feed('v2', answer).read(stream, null);
    expect(page.ok && page.value.rows).toHaveLength(people.length);
    expect(page.ok && page.value.rows[0]?.activity).toMatchObject({
      show: { title: summary.title },
      season: { number: 1 },
    });
  });

  test('shows.stats', async () => {
    const stats = load('v2/shows.stats.json');
    const stream: Stream = { protocol: 'v2', kind: 'counters', show: 'futurama', seasons: 'all', sourceIds: [] };
    const page = await feed('v2', () => ({ body: stats })).read(stream, null);
    expect(page.ok && page.value.tallies).toContainEqual({
      show: 'futurama',
      season: null,
      counter: 'plays',
      total: stats.plays,
    });
  });

  test('searches and looks up shows', async () => {
    const answer = (path: string): FakeAnswer => ({
      body: load(
        path.startsWith('/search')
          ? 'v2/search.trakt.json'
          : path.includes('/seasons')
            ? 'v2/shows.seasons.json'
            : 'v2/shows.summary.extended-full.json',
      ),
    });
    expect(await feed('v2', answer).searchShows('futurama')).toMatchObject({ value: [{ ids: { slug: 'futurama' } }] });
    const details = await feed('v2', answer).show('73871', 'tvdb');
    expect(details).toMatchObject({
      value: { show: { title: 'Breaking Bad', poster: expect.stringMatching(/^https:\/\/media\.trakt\.tv\//) } },
    });
    expect(details.ok && details.value.seasons.map(({ number }) => number)).toEqual(
      load('v2/shows.seasons.json').map(({ number }: { number: number }) => number),
    );
  });

  test.each(['users.profile', 'users.profile.vip'])('%s', async (name) => {
    const body = load(`v2/${name}.json`);
    const { username, name: full, private: isPrivate } = body;
    expect(await feed('v2', () => ({ body })).profile(username)).toEqual({
      ok: true,
      value: { username, slug: body.ids.slug, name: full, private: isPrivate, avatar: undefined },
    });
  });

  const errors: Record<string, { status: number; headers?: Record<string, string>; body: unknown }> =
    load('v2/errors.json');
  test.each([
    ['api.429.app', 'rate-limited'],
    ['api.429.cloudflare', 'rate-limited'],
    ['api.429.cloudflare.text', 'rate-limited'],
    ['api.403.cloudflare', 'blocked'],
    ['api.401.private_user', 'private'],
    ['api.200.private_user.empty', 'none'],
    ['api.412', 'unexpected'],
    ['api.420', 'unexpected'],
    ['api.423.locked', 'locked'],
    ['api.426.vip', 'vip-only'],
    ['users.watching.204', 'none'],
  ])('error %s is %s', async (name, kind) => {
    const { status, headers = {}, body } = errors[name] ?? { status: 0, body: null };
    const page = await feed('v2', () => ({ status, headers, body: body ?? undefined })).read(user('history'), null);
    expect(page.ok ? 'none' : page.error.kind).toBe(kind);
  });
});

describe('answers of the original API decode without a loss', () => {
  const stream: Stream = {
    protocol: 'v1',
    kind: 'user-activity',
    user: 'x',
    types: ['episode', 'show', 'movie', 'list'],
    actions: ['seen'],
    sourceIds: [],
  };
  const documented = ['checkin', 'collection', 'rating', 'scrobble', 'seen', 'watching'];
  test.each(documented)('docs-example-episode-%s', async (action) => {
    const row = load(`v1/docs-example-episode-${action}.json`);
    const body = { timestamps: { start: 1, current: 2 }, activity: [row] };
    const page = await feed('v1', () => ({ body })).read(stream, null);
    expect(page).toMatchObject({ ok: true, value: { dropped: 0, unknown: 0 } });
    const [activity] = page.ok ? page.value.rows.map((each) => each.activity) : [];
    expect(activity).toMatchObject({
      action,
      type: 'episode',
      show: { title: row.show.title, ids: { slug: expect.any(String) } },
    });
    expect(activity?.episode ?? activity?.episodes?.[0]).toMatchObject({
      season: expect.any(Number),
      number: expect.any(Number),
    });
  });

  test('recorded-20140623-one-per-type-action', async () => {
    const body = load('v1/recorded-20140623-one-per-type-action.json');
    const page = await feed('v1', () => ({ body })).read(stream, null);
    expect(page).toMatchObject({
      ok: true,
      value: { dropped: 0, unknown: 0, cursor: { current: body.timestamps.current } },
    });
    expect(page.ok && page.value.rows).toHaveLength(body.activity.length);
    const activities = page.ok ? page.value.rows.map((row) => row.activity) : [];
    expect(activities.every(({ type, action }) => isLegalPair(type, action))).toBe(true);
    expect(activities.find(({ action }) => action === 'rating')).toMatchObject({
      id: `episode:rating:${body.activity[0].id}:${body.activity[0].timestamp}`,
      rating: { value: 10, love: 'love', advanced: false },
    });
  });

  test.each(load('v1/documented-errors.json') as { http: number; body: { error: string } }[])(
    '$body.error',
    async ({ http, body }) => {
      const page = await feed('v1', () => ({ status: http, body })).read(stream, null);
      expect(page.ok ? '' : page.error.kind).toMatch(/^(key-refused|private|server)$/);
    },
  );
});
