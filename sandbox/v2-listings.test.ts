import { describe, expect, it } from 'vitest';
import { NOON, small } from './test-sandbox';
import type { EventSpec } from './world-spec';

describe('ratings, watchlist and collection', () => {
  it('show only the last rating, and none after its removal', async () => {
    const rate = (at: number, rating: number): EventSpec => ({
      at,
      user: 'ann',
      action: 'rating',
      show: 'alpha',
      rating,
    });
    const { json, sandbox, get } = small([rate(NOON - 5000, 4), rate(NOON - 2000, 9)]);
    expect(await json('/users/ann/ratings')).toMatchObject([
      { rating: 9, rated_at: '2026-06-15T12:00:28.000Z', type: 'show' },
    ]);
    expect(await json('/users/ann/ratings/shows/8,9?page=1&limit=5')).toHaveLength(1);
    expect(await json('/users/ann/ratings/movies')).toEqual([]);
    sandbox.control.event({ user: 'ann', action: 'unrate', show: 'alpha' });
    const response = await get('/users/ann/ratings');
    expect(response.headers.get('last-modified')).toBe('Mon, 15 Jun 2026 12:00:30 GMT');
    expect(await response.json()).toEqual([]);
  });

  it('sort the watchlist as asked, and page it before filtering types', async () => {
    const want = (at: number, item: Partial<EventSpec>): EventSpec => ({
      at,
      user: 'ann',
      action: 'watchlist',
      ...item,
    });
    const { get } = small([
      want(1000, { show: 'beta' }),
      want(2000, { movie: 'gamma-2021' }),
      want(3000, { show: 'alpha', season: 1 }),
      want(4000, { show: 'alpha', season: 1, episode: 2 }),
    ]);
    const types = async (path: string) => {
      const response = await get(`/users/ann/watchlist${path}`);
      const rows = (await response.json()) as { type: string }[];
      return [rows.map(({ type }) => type).join(), response.headers.get('x-pagination-item-count')];
    };
    expect(await types('')).toEqual(['show,movie,season,episode', '4']);
    expect(await types('/movie,show,season,episode/added/desc')).toEqual(['episode,season,movie,show', '4']);
    expect(await types('/shows/added/desc?limit=2')).toEqual(['', '4']);
    expect(await types('/all?sort_by=added&sort_how=desc&limit=1&page=3')).toEqual(['movie', '4']);
  });

  it('show collections flat and folded', async () => {
    const own: EventSpec = {
      at: NOON - 9000,
      user: 'ann',
      action: 'collection',
      show: 'alpha',
      season: 1,
      episodes: [1, 2],
    };
    const { json } = small([own, { ...own, at: NOON - 1000, action: 'uncollect', episodes: [1] }]);
    expect(await json('/users/ann/collection/episodes')).toMatchObject([{ type: 'episode', episode: { number: 2 } }]);
    expect(await json('/users/ann/collection/shows')).toMatchObject([
      { show: { title: 'Alpha' }, seasons: [{ number: 1, episodes: [{ number: 2 }] }] },
    ]);
    expect(await json('/users/ann/collection/movies')).toEqual([]);
  });
});

describe('comments', () => {
  const say = (at: number, rest: Partial<EventSpec>): EventSpec => ({
    at,
    user: 'ann',
    action: 'shout',
    text: 'Hm.',
    ...rest,
  });
  const events = [
    say(1000, { show: 'alpha' }),
    say(2000, { show: 'alpha', season: 1, episode: 1, action: 'review', text: '[spoiler]x[/spoiler]' }),
    say(3000, { show: 'alpha', season: 1, user: 'Cy.Ó' }),
    say(4000, { show: 'alpha', user: 'Cy.Ó', parent: 1 }),
    say(5000, { show: 'alpha', user: 'bob' }),
  ];

  it('lists a person, a title and everybody, newest first', async () => {
    const { json } = small(events);
    const ids = async (path: string) =>
      (await json<{ id?: number; comment: { id: number } }[]>(path)).map((row) => (row.id ?? row.comment.id) - 900_000);
    expect(await ids('/users/ann/comments/all/all')).toEqual([2, 1]);
    expect(await ids('/users/ann/comments/reviews/episodes')).toEqual([2]);
    expect(await ids('/users/cy-o/comments/all/all')).toEqual([3]);
    expect(await ids('/users/cy-o/comments/all/all?include_replies=true')).toEqual([4, 3]);
    expect(await ids('/users/cy-o/comments/all/all?include_replies=only')).toEqual([4]);
    expect(await ids('/comments/recent/all/all?include_replies=true')).toEqual([4, 3, 2, 1]);
    expect(await ids('/comments/recent/shouts/seasons')).toEqual([3]);
    expect(await ids('/shows/alpha/comments/newest')).toEqual([1]);
    expect(await ids('/shows/alpha/seasons/1/comments/newest')).toEqual([3]);
    expect(await ids('/shows/alpha/seasons/1/episodes/1/comments/newest')).toEqual([2]);
    const [review, shout] = await json<{ comment: object }[]>('/users/ann/comments/all/all');
    expect(review?.comment).toMatchObject({ review: true, spoiler: true, parent_id: 0 });
    expect(shout?.comment).toMatchObject({ review: false, spoiler: false, replies: 1 });
  });
});

describe('lists', () => {
  const events: EventSpec[] = [
    { at: 1000, user: 'ann', action: 'created', list: 'Open' },
    { at: 2000, user: 'ann', action: 'created', list: 'Closed', privacy: 'private' },
    { at: 3000, user: 'ann', action: 'created', list: 'Ours', privacy: 'friends' },
    { at: 4000, user: 'ann', action: 'item_added', list: 'open', item: { show: 'alpha' } },
    { at: 5000, user: 'ann', action: 'item_added', list: 'open', item: { movie: 'gamma-2021' } },
    { at: 6000, user: 'ann', action: 'item_removed', list: 'open', item: { show: 'alpha' } },
  ];

  it('shows what each person may see', async () => {
    const { json, get, sandbox } = small(events);
    const names = async (user?: string) => {
      const headers = user ? { authorization: `Bearer ${sandbox.control.token(user)}` } : {};
      return (await json('/users/ann/lists', headers)).map(({ name }) => name);
    };
    expect(await names()).toEqual(['Open']);
    expect(await names('bob')).toEqual(['Open', 'Ours']);
    expect(await names('ann')).toEqual(['Open', 'Closed', 'Ours']);
    expect((await get('/users/ann/lists/closed/items')).status).toBe(403);
    expect((await get('/users/ann/lists/gone')).status).toBe(404);
  });

  it('counts, dates and orders items', async () => {
    const { json } = small(events);
    const [list] = await json<{ ids: { trakt: number }; item_count: number; updated_at: string }[]>('/users/ann/lists');
    expect(list).toMatchObject({ item_count: 1, updated_at: '1970-01-01T00:00:06.000Z' });
    const items = await json(`/lists/${list?.ids.trakt}/items/movie,show/added/desc`);
    expect(items).toMatchObject([{ type: 'movie', rank: 1, listed_at: '1970-01-01T00:00:05.000Z' }]);
    expect(await json('/users/ann/lists/open/items/shows')).toEqual([]);
  });
});
