import type { Stream } from '@/utils/sources/stream';

/** For tests: one small valid answer per stream, with every field that Lookout reads. */
const ids = { trakt: 1, slug: 'a', tvdb: 2, imdb: 'tt3', tmdb: 4 };
const images = { poster: ['media.trakt.tv/p.webp'] };
const movie = { title: 'Heat', year: 1995, ids, images };
const show = { title: 'Severance', year: 2022, ids, images };
const season = { number: 2, ids };
const episode = { season: 2, number: 5, title: 'Trojan’s Horse', ids };
const user = {
  username: 'Mia',
  name: 'Mia W.',
  private: false,
  ids: { slug: 'mia' },
  images: { avatar: { full: 'x' } },
};
const time = '2026-10-01T10:00:00.000Z';
const ofEach = <T extends object>(row: (id: number) => T) => [
  { ...row(11), type: 'movie', movie },
  { ...row(10), type: 'episode', episode, show },
  { ...row(9), type: 'season', season, show },
  { ...row(8), type: 'show', show },
];

const history = ofEach((id) => ({ id, watched_at: time, action: 'watch' }));
const ratings = ofEach((id) => ({ rated_at: time, rating: id % 10 }));
const watchlist = ofEach((id) => ({ id, listed_at: time, rank: 1, notes: null }));
const collection = ofEach(() => ({ collected_at: time, updated_at: time }));
const comments = ofEach((id) => ({
  comment: { id, parent_id: 0, comment: 'Good.', spoiler: true, review: id > 9, created_at: time, user },
}));
const watching = { type: 'episode', action: 'scrobble', started_at: time, expires_at: time, episode, show };
const lists = [
  { name: 'Best', description: null, privacy: 'public', created_at: time, updated_at: time, item_count: 4, ids, user },
];
const stats = { watchers: 1, plays: 2, collectors: 3, comments: 4, lists: 5, votes: 6 };

const old = {
  title: 'Heat',
  year: 1995,
  url: 'http://trakt.tv/movie/heat-1995',
  imdb_id: 'tt1',
  tvdb_id: '2',
  tmdb_id: 3,
};
const oldEpisode = { season: 1, episode: 2, number: 2, title: 'Half Loop', tvdb_id: 5 };
const oldUser = { username: 'Mia', protected: false, full_name: '', age: '', avatar: 'http://x/y.jpg' };
const oldRow = { timestamp: 1_403_519_982, user: oldUser, when: { day: 'Mon' } };
const activity = [
  { ...oldRow, type: 'movie', action: 'scrobble', movie: old, id: 9 },
  { ...oldRow, type: 'episode', action: 'seen', episodes: [oldEpisode, null], show: old, id: 8 },
  { ...oldRow, type: 'episode', action: 'rating', rating: 'love', rating_advanced: 9, episode: oldEpisode, show: old },
  { ...oldRow, type: 'show', action: 'shout', shout: { id: 1, text: 'Good.', spoiler: false }, show: old },
  {
    ...oldRow,
    type: 'list',
    action: 'item_added',
    list: { name: 'Best', slug: 'best' },
    list_item: { type: 'movie', movie: old },
  },
];

export interface Sample {
  name: string;
  stream: Stream;
  sample: (path: string) => unknown;
}

const ofUser = (kind: 'watching' | 'history' | 'ratings' | 'watchlist' | 'comments' | 'lists') =>
  ({ protocol: 'v2', kind, user: 'mia', sourceIds: [] }) as const;
const ofShow = { protocol: 'v2', show: '1', seasons: [1, 2], sourceIds: [] } as const;

export const SAMPLES: Sample[] = [
  { name: 'history', stream: { ...ofUser('history'), sourceIds: [] }, sample: () => history },
  { name: 'ratings', stream: { ...ofUser('ratings'), sourceIds: [] }, sample: () => ratings },
  { name: 'watchlist', stream: { ...ofUser('watchlist'), sourceIds: [] }, sample: () => watchlist },
  {
    name: 'collection',
    stream: { protocol: 'v2', kind: 'collection-movies', user: 'mia', sourceIds: [] },
    sample: () => collection,
  },
  { name: 'comments', stream: { ...ofUser('comments'), sourceIds: [] }, sample: () => comments },
  { name: 'watching', stream: { ...ofUser('watching'), sourceIds: [] }, sample: () => watching },
  {
    name: 'lists',
    stream: { ...ofUser('lists'), sourceIds: [] },
    sample: (path) => (path.includes('/items/') ? watchlist : lists),
  },
  {
    name: 'show-watching',
    stream: { ...ofShow, kind: 'show-watching', seasons: [1, 2], sourceIds: [] },
    sample: (path) => (path.includes('/watching') ? [user, { ...user, ids: { slug: 'leo' } }] : show),
  },
  { name: 'counters', stream: { ...ofShow, kind: 'counters', seasons: 'all', sourceIds: [] }, sample: () => stats },
  {
    name: 'recent-comments',
    stream: { protocol: 'v2', kind: 'recent-comments', shows: [{ show: '1', seasons: 'all' }], sourceIds: [] },
    sample: () => comments,
  },
  {
    name: 'v1 user-activity',
    stream: {
      protocol: 'v1',
      kind: 'user-activity',
      user: 'mia',
      types: ['movie', 'episode', 'show', 'list'],
      actions: ['seen'],
      sourceIds: [],
    },
    sample: () => ({ timestamps: { start: 1, end: 2, current: 1_403_519_990 }, activity }),
  },
];
