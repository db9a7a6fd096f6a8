import { describe, expect, test } from 'vitest';
import { episode, fresh, iso, listing, movie, NOW, season, show, stale, user } from '@/tests/builders/listing';
import { fakeFetch } from '@/tests/fake-fetch';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

describe('ratings', () => {
  const rate = (item: object, at: number, rating = 8) => ({ rated_at: iso(at), rating, ...item });

  test('cover all types, each with its value', async () => {
    const { read, requests } = listing(user('ratings'), [
      rate(movie(1), NOW),
      rate({ type: 'show', show }, NOW - 1000),
      rate(season(2), NOW - 2000),
      rate(episode(5), NOW - 3000, 10),
    ]);
    const page = await read(null);
    expect(page.rows.map(({ activity }) => activity.id)).toEqual([
      `rating:mia:movie:1:${NOW}`,
      `rating:mia:show:7:${NOW - 1000}`,
      `rating:mia:season:72:${NOW - 2000}`,
      `rating:mia:episode:705:${NOW - 3000}`,
    ]);
    expect(page.rows[3]?.activity).toMatchObject({
      action: 'rating',
      rating: { value: 10, advanced: true },
      show: { title: 'Severance' },
      episode: { season: 2, number: 5 },
    });
    expect(requests[0]?.path).toBe('/users/mia/ratings?extended=images&page=1&limit=100');
  });

  test('treat a repeated rating and one of the same second as new, but not an old one that moved up to page 1', async () => {
    const past = Array.from({ length: 120 }, (_, n) => rate(movie(n), NOW - DAY - n * MINUTE));
    const { read, state, put } = listing(user('ratings'), past);
    const first = await read(null);
    state.rows = state.rows.slice(1);
    put(rate(movie(500), NOW - DAY), rate(movie(3), NOW, 2));
    const page = await read(first.cursor);
    expect(fresh(page)).toEqual([`rating:mia:movie:3:${NOW}`, `rating:mia:movie:500:${NOW - DAY}`]);
    expect(stale(page)).toContain(`rating:mia:movie:98:${NOW - DAY - 98 * MINUTE}`);
    expect((await read(page.cursor)).unchanged).toBe(true);
  });

  test('treat one dated before the newest as new, once, unless it is older than page 1', async () => {
    const past = Array.from({ length: 120 }, (_, n) => rate(movie(n), NOW - n * MINUTE));
    const { read, state } = listing(user('ratings'), past);
    const add = (item: object) => {
      state.rows = [...state.rows, item].sort((a, b) => Date.parse(timeOf(b)) - Date.parse(timeOf(a)));
      state.changed++;
    };
    const timeOf = (row: object) => (row as { rated_at: string }).rated_at;
    const first = await read(null);
    add(rate(movie(500), NOW - 10 * MINUTE - 1000));
    const second = await read(first.cursor);
    expect(fresh(second)).toEqual([`rating:mia:movie:500:${NOW - 10 * MINUTE - 1000}`]);
    add(rate(movie(501), NOW - 110 * MINUTE - 1000));
    add(rate(movie(502), NOW + MINUTE));
    const third = await read(second.cursor);
    expect(fresh(third)).toEqual([`rating:mia:movie:502:${NOW + MINUTE}`]);
    expect(stale(third)).toHaveLength(99);
    state.changed++;
    expect(fresh(await read(third.cursor))).toEqual([]);
  });

  test('treat one dated years ago as new if all ratings fit on page 1', async () => {
    const { read, put } = listing(user('ratings'), [rate(movie(1), NOW)]);
    const first = await read(null);
    put(rate(movie(2), NOW - 900 * DAY));
    expect(fresh(await read(first.cursor))).toEqual([`rating:mia:movie:2:${NOW - 900 * DAY}`]);
  });

  test('do not let one with a time in the future hide later ones', async () => {
    const { read, put } = listing(user('ratings'), [rate(movie(1), NOW + 30 * DAY)]);
    const first = await read(null);
    put(rate(movie(2), NOW + MINUTE));
    expect(fresh(await read(first.cursor))).toContain(`rating:mia:movie:2:${NOW + MINUTE}`);
  });
});

test('requests the watchlist in order, and finds new rows by their ids', async () => {
  const want = (id: number, item: object, at: number) => ({ id, rank: 1, notes: null, listed_at: iso(at), ...item });
  const { read, state, put, requests } = listing(user('watchlist'), [
    want(12, episode(1), NOW - MINUTE),
    want(11, season(1), NOW - HOUR),
    want(10, { type: 'show', show: null }, NOW - DAY),
  ]);
  const first = await read(null);
  expect(first).toMatchObject({ dropped: 1, rows: [{ activity: { id: 'watchlist:12' } }, {}] });
  expect(requests[0]?.path).toBe(
    '/users/mia/watchlist/movie,show,season,episode/added/desc?extended=images&page=1&limit=100',
  );
  state.rows = state.rows.slice(1);
  put(want(13, movie(1), NOW));
  state.rows.push(want(5, movie(2), NOW - 2 * DAY));
  const page = await read(first.cursor);
  expect(fresh(page)).toEqual(['watchlist:13']);
  expect(stale(page)).toEqual(['watchlist:11', 'watchlist:5']);
});

test('requests few rows of a known watchlist, and all new ones where those are not enough', async () => {
  const want = (id: number) => ({ id, listed_at: iso(NOW + id * MINUTE), ...movie(id) });
  const past = Array.from({ length: 150 }, (_, index) => want(150 - index));
  const { read, put, requests } = listing(user('watchlist'), past);
  const first = await read(null);
  const limits = () => requests.splice(0).map(({ path }) => /page=\d+&limit=\d+/.exec(path)?.[0]);
  expect(limits()).toEqual(['page=1&limit=100']);
  const quiet = await read(first.cursor);
  expect(fresh(quiet)).toEqual([]);
  expect(limits()).toEqual(['page=1&limit=10']);
  put(...Array.from({ length: 3 }, (_, index) => want(153 - index)));
  const some = await read(quiet.cursor);
  expect(fresh(some)).toHaveLength(3);
  expect(limits()).toEqual(['page=1&limit=10']);
  put(...Array.from({ length: 40 }, (_, index) => want(193 - index)));
  expect(fresh(await read(some.cursor))).toHaveLength(40);
  expect(limits()).toEqual(['page=1&limit=10', 'page=1&limit=100']);
});

test('leaves out an absurd id, which would hide all later rows', async () => {
  const want = (id: number) => ({ id, listed_at: iso(NOW), ...movie(id) });
  const { read, put } = listing(user('watchlist'), [want(10), want(Number.MAX_SAFE_INTEGER)]);
  const first = await read(null);
  expect(first).toMatchObject({ dropped: 1, cursor: { top: 10 } });
  put(want(11));
  expect(fresh(await read(first.cursor))).toEqual(['watchlist:11']);
});

test.each([
  ['collection-movies', movie(1), '/users/mia/collection/movies', `collection:mia:movie:1:${NOW}`],
  ['collection-episodes', episode(4), '/users/mia/collection/episodes', `collection:mia:episode:704:${NOW}`],
] as const)('reads the listing %s', async (kind, item, path, id) => {
  const { read, requests } = listing(user(kind), [{ collected_at: iso(NOW), updated_at: iso(NOW), ...item }]);
  expect((await read(null)).rows).toMatchObject([{ activity: { id, action: 'collection' } }]);
  expect(requests[0]?.path).toBe(`${path}?extended=images&page=1&limit=100`);
});

test('treats an item collected with an earlier date as new', async () => {
  const own = (trakt: number, at: number) => ({ collected_at: iso(at), updated_at: iso(NOW), ...movie(trakt) });
  const { read, state } = listing(user('collection-movies'), [own(1, NOW)]);
  const first = await read(null);
  state.rows.push(own(2, NOW - 30 * DAY));
  state.changed++;
  expect(fresh(await read(first.cursor))).toEqual([`collection:mia:movie:2:${NOW - 30 * DAY}`]);
});

describe('comments', () => {
  const author = { username: 'Leo', name: 'Leo K.', ids: { slug: 'leo' } };
  const say = (id: number, item: object, more: object = {}) => ({
    ...item,
    comment: {
      id,
      parent_id: 0,
      comment: 'Good.',
      spoiler: false,
      review: false,
      created_at: iso(NOW + id),
      user: author,
      ...more,
    },
  });

  test('are reviews if Trakt says so, else shouts, replies included', async () => {
    const { read, requests } = listing(user('comments'), [
      say(5, episode(1), { parent_id: 4 }),
      say(4, movie(1), { review: true, spoiler: true }),
      say(3, { type: 'list', list: { name: 'Best', ids: { trakt: 9 } } }),
    ]);
    const page = await read(null);
    expect(page.rows.map(({ activity: { id, type, action } }) => [id, type, action])).toEqual([
      ['comment:5', 'episode', 'shout'],
      ['comment:4', 'movie', 'review'],
      ['comment:3', 'list', 'shout'],
    ]);
    expect(page.rows[1]?.activity).toMatchObject({
      user: { username: 'Leo', slug: 'leo', name: 'Leo K.' },
      comment: { id: 4, text: 'Good.', spoiler: true },
    });
    expect(requests[0]?.query.get('include_replies')).toBe('true');
  });

  const recent = (seasons: 'all' | number[], ...names: string[]): Stream => ({
    protocol: 'v2',
    kind: 'recent-comments',
    shows: names.map((name) => ({ show: name, seasons })),
    sourceIds: [],
  });
  const all = [
    say(9, movie(1)),
    say(8, episode(1)),
    say(7, episode(1, 3)),
    say(6, season(2)),
    say(5, { type: 'show', show }),
    say(4, { type: 'show', show: { ...show, ids: { trakt: 8, slug: '7' } } }),
  ];

  test.each<[string, Stream, number[]]>([
    ['a slug', recent('all', 'severance'), [8, 7, 6, 5]],
    ['a Trakt id', recent('all', '7'), [8, 7, 6, 5]],
    ['an IMDb id', recent('all', 'tt11280740'), [8, 7, 6, 5]],
    ['chosen seasons', recent([2], 'severance'), [8, 6]],
    ['several shows', recent('all', 'severance', '8'), [8, 7, 6, 5, 4]],
    ['nothing', recent('all', 'other'), []],
  ])('of all of Trakt are limited to %s', async (_, stream, ids) => {
    const page = await listing(stream, all).read(null);
    expect(page.rows.map(({ activity }) => activity.comment?.id)).toEqual(ids);
    expect(page).toMatchObject({ dropped: 0, unknown: 0, cursor: { top: 9 } });
  });

  test('of all of Trakt are read in pages sized for the time since the last read', async () => {
    const { read, put, state, requests } = listing(recent('all', 'severance'), all);
    const first = await read(null);
    put(say(20, movie(3)), say(19, episode(2)));
    const second = await read(first.cursor);
    expect(fresh(second)).toEqual(['comment:19']);
    state.now += 7 * HOUR;
    state.changed++;
    await read(second.cursor);
    expect(requests.map(({ query }) => query.get('limit'))).toEqual(['250', '40', '160']);
  });

  test('are read from the pages of chosen seasons after a long absence', async () => {
    const replies: Record<string, unknown> = {
      '/comments/recent/all/all': [say(5000, movie(1)), say(4999, episode(1))],
      '/shows/severance': show,
      '/shows/severance/seasons/2': [{ season: 2, number: 1, title: 'E1', ids: { trakt: 701 } }],
      '/shows/severance/seasons/2/comments/newest': [say(300, {}).comment, say(3, {}).comment],
      '/shows/severance/seasons/2/episodes/1/comments/newest': [say(4999, {}).comment, say(200, {}).comment],
    };
    const { fetch, requests } = fakeFetch(({ path }) => ({ body: replies[path.split('?')[0] ?? ''] }));
    const now = () => NOW + 20 * DAY;
    const feed = createTraktClient({ protocol: 'v2', origin: 'https://api.test', clientId: 'k', fetch, now });
    const page = await feed.read(recent([2], 'severance'), { top: 9, at: NOW });
    expect(page.ok && page.value.rows.map(({ activity, fresh }) => [activity.id, activity.type, fresh])).toEqual([
      ['comment:4999', 'episode', true],
      ['comment:300', 'season', true],
      ['comment:200', 'episode', true],
      ['comment:3', 'season', false],
    ]);
    expect(page).toMatchObject({ value: { gap: null, cursor: { top: 5000 } } });
    expect(requests).toHaveLength(5);
  });
});
