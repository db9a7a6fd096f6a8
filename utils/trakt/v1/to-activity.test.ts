import { describe, expect, test } from 'vitest';
import { toActivity } from '@/utils/trakt/v1/to-activity';

const user = { username: 'Justin', protected: false, full_name: null, age: '', avatar: 'http://x/y.jpg' };
const show = {
  title: 'Parks',
  year: 2009,
  url: 'http://trakt.tv/show/parks',
  tvdb_id: '84912',
  imdb_id: '',
  tvrage_id: 0,
};
const movie = { title: 'Heat', year: 0, url: 'http://trakt.tv/movie/heat-1995', imdb_id: null, tmdb_id: '949' };
const episode = { season: 2, episode: 1, number: 1, title: 'Pawnee Zoo', tvdb_id: 797571 };
const base = { timestamp: 1_403_519_982, user };
const map = (row: object) => toActivity({ ...base, ...row }, null);

describe('mapping rows of v1', () => {
  test('maps a play of an episode', () => {
    expect(map({ type: 'episode', action: 'scrobble', episode, show, id: 18 })).toMatchObject({
      id: 'episode:scrobble:18',
      aliases: [],
      at: 1_403_519_982_000,
      user: { username: 'Justin', slug: 'justin', name: undefined, avatar: 'http://x/y.jpg' },
      show: { title: 'Parks', year: 2009, ids: { slug: 'parks', tvdb: 84912, imdb: undefined } },
      episode: { season: 2, number: 1, title: 'Pawnee Zoo', ids: { tvdb: 797571 } },
    });
  });

  test('maps ids as text and unknown values', () => {
    expect(map({ type: 'movie', action: 'watchlist', movie, id: '7' })).toMatchObject({
      id: 'movie:watchlist:7',
      movie: { title: 'Heat', year: undefined, ids: { slug: 'heat-1995', imdb: undefined, tmdb: 949 } },
    });
  });

  test('maps several episodes at once, some of them deleted, and a single one', () => {
    const { number: _, ...old } = episode;
    const seen = map({ type: 'episode', action: 'seen', episodes: [old, null, { ...old, episode: 2 }], show });
    expect(seen).toMatchObject({
      id: 'justin:episode:seen:parks-2x1-2x2:1403519982',
      episodes: [{ number: 1 }, { number: 2 }],
    });
    expect(map({ type: 'episode', action: 'seen', episode: old, show })).toMatchObject({ episode: { number: 1 } });
  });

  test.each([
    [
      { rating: 'love', rating_advanced: 10, use_rating_advanced: false },
      { value: 10, love: 'love', advanced: false },
    ],
    [
      { rating: 'hate', rating_advanced: '2', use_rating_advanced: true },
      { value: 2, love: 'hate', advanced: true },
    ],
    [{ rating: 'love' }, { value: null, love: 'love', advanced: false }],
    [{ rating: false, rating_advanced: 0 }, undefined],
  ])('maps a rating: %j', (given, rating) => {
    const activity = map({ type: 'show', action: 'rating', show, id: 5, ...given });
    expect(activity).toMatchObject({ id: 'show:rating:5:1403519982' });
    expect(typeof activity === 'object' && activity.rating).toEqual(rating);
  });

  test('maps a shout and a review', () => {
    const shout = { id: 3, text: 'So good', text_html: '<b>', spoiler: true };
    const comment = { id: 3, text: 'So good', spoiler: true };
    expect(map({ type: 'show', action: 'shout', shout, show })).toMatchObject({ comment });
    expect(map({ type: 'show', action: 'review', review: shout, show })).toMatchObject({ comment });
    expect(map({ type: 'show', action: 'shout', shout: { text: 'Old' }, show })).toMatchObject({
      comment: { id: undefined, text: 'Old', spoiler: false },
    });
  });

  test('maps lists and their items', () => {
    const list = { name: 'Best', slug: 'best', privacy: 'public', description: '' };
    expect(map({ type: 'list', action: 'created', list })).toMatchObject({ list: { name: 'Best', slug: 'best' } });
    expect(map({ type: 'list', action: 'item_added', list, list_item: { type: 'movie', movie } })).toMatchObject({
      id: 'justin:list:item_added:best-heat-1995:1403519982',
      listItem: { type: 'movie', movie: { title: 'Heat' } },
    });
    const numbers = { type: 'episode', show, season: '3', episode_num: '4', episode: { title: 'X' } };
    expect(map({ type: 'list', action: 'item_added', list, list_item: numbers })).toMatchObject({
      listItem: { episode: { season: 3, number: 4, title: 'X' } },
    });
    expect(
      map({ type: 'list', action: 'item_added', list, list_item: { type: 'season', show, season: 0 } }),
    ).toMatchObject({
      listItem: { season: { number: 0 } },
    });
  });

  test('keeps unknown types and actions', () => {
    expect(map({ type: 'season', action: 'teleport', show, id: 1 })).toMatchObject({
      type: 'season',
      action: 'teleport',
      show: {},
    });
    expect(map({ type: 'podcast', action: 'seen' })).toMatchObject({ id: 'justin:podcast:seen::1403519982' });
  });
});

test.each([
  ['movie: null', { type: 'movie', action: 'seen', movie: null }],
  ['show: null', { type: 'episode', action: 'scrobble', episode, show: null }],
  ['episode: null', { type: 'episode', action: 'scrobble', episode: null, show }],
  ['all episodes null', { type: 'episode', action: 'seen', episodes: [null, null], show }],
])('treats %s as an emptied row', (_, row) => {
  expect(map(row)).toBe('emptied');
});

test.each([
  ['no type', { type: '', action: 'seen', movie }],
  ['no action', { type: 'movie', movie }],
  ['no time', { type: 'movie', action: 'seen', movie, timestamp: null }],
  ['no possible time', { type: 'movie', action: 'seen', movie, timestamp: 1e15 }],
  ['no person', { type: 'movie', action: 'seen', movie, user: null }],
])('treats %s as an unreadable row', (_, row) => {
  expect(map(row)).toBe('unreadable');
});
