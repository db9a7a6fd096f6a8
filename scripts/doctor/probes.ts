import * as v from 'valibot';
import { bySchema, type Known, ofListing, type Probe } from '@/scripts/doctor/probe';
import { instant } from '@/utils/trakt/lenient';
import { showPath, userPath } from '@/utils/trakt/v2/address';
import { collectionListing } from '@/utils/trakt/v2/collection';
import { commentsListing } from '@/utils/trakt/v2/comments';
import type { EndpointName } from '@/utils/trakt/v2/endpoints';
import { historyListing, showHistoryListing } from '@/utils/trakt/v2/history';
import { listItemsListing } from '@/utils/trakt/v2/list-items';
import { toItem, toList, toPerson, toTitle } from '@/utils/trakt/v2/media';
import { ratingsListing } from '@/utils/trakt/v2/ratings';
import { recentCommentsListing } from '@/utils/trakt/v2/recent-comments';
import { commentsOn } from '@/utils/trakt/v2/season-comments';
import { watchlistListing } from '@/utils/trakt/v2/watchlist';
import {
  episode,
  hit,
  list,
  row,
  seasonInfo,
  show,
  stats,
  user,
  type WireList,
  type WireTitle,
} from '@/utils/trakt/v2/wire';

const SEARCH = 10;
/** The maximum page size of the social feed is not known. */
const FEED = 50;

type Simple = Omit<Probe, 'endpoint' | 'address'>;

const ofPublic = (
  endpoint: EndpointName,
  path: (known: Known) => string,
  query: Record<string, string>,
  rest: Simple,
): Probe => ({ endpoint, address: (known) => ({ of: 'public', path: path(known), query }), ...rest });

const ofUser = (endpoint: EndpointName, tail: string, query: Record<string, string>, rest: Simple): Probe => ({
  endpoint,
  address: ({ user }) => ({ of: 'user', path: `${userPath(user)}${tail}`, query }),
  ...rest,
});

const people = bySchema(user, (wire) => toPerson(wire) !== undefined);
const hits = bySchema(hit, (wire) => toTitle(wire.show) !== undefined);
const counts = bySchema(stats);
const seasonPath = ({ show, season }: Known) => showPath(show, season);
const about = ({ show, season }: Known) => ({ show: { title: show, ids: { slug: show } }, season: { number: season } });
const play = bySchema(
  v.object({ ...row.entries, activity_at: instant, user }),
  (wire) => toItem(wire) !== null && toPerson(wire.user) !== undefined,
);

/** Every endpoint that Lookout reads, first those with answers that others need. */
export const PROBES: readonly Probe[] = [
  ofPublic('trending', () => '/shows/trending', { page: '1', limit: '1' }, { read: hits }),
  ofPublic(
    'show',
    (known) => showPath(known.show),
    { extended: 'full' },
    {
      single: true,
      read: bySchema(show, (wire) => toTitle(wire) !== undefined),
      learn([found], known) {
        const { ids } = (found?.wire ?? {}) as NonNullable<WireTitle>;
        known.showId = ids?.trakt;
        known.tvdb = ids?.tvdb;
      },
    },
  ),
  ofPublic(
    'seasons',
    (known) => `${showPath(known.show)}/seasons`,
    { extended: 'full' },
    { read: bySchema(seasonInfo) },
  ),
  ofPublic('episodes', seasonPath, {}, { read: bySchema(episode) }),
  {
    endpoint: 'search',
    address: ({ show }) => ({ of: 'public', path: '/search/show', query: { query: show, extended: 'full' } }),
    limit: SEARCH,
    read: hits,
  },
  {
    endpoint: 'search-id',
    address: ({ tvdb }) =>
      tvdb === undefined
        ? { skip: 'the show has no TVDB id' }
        : { of: 'public', path: `/search/tvdb/${tvdb}`, query: { type: 'show', page: '1', limit: '1' } },
    read: hits,
  },
  ofPublic('show-watching', ({ show }) => `${showPath(show)}/watching`, { extended: 'images' }, { read: people }),
  ofPublic('season-watching', (known) => `${seasonPath(known)}/watching`, { extended: 'images' }, { read: people }),
  ofPublic('show-stats', ({ show }) => `${showPath(show)}/stats`, {}, { single: true, read: counts }),
  ofPublic('season-stats', (known) => `${seasonPath(known)}/stats`, {}, { single: true, read: counts }),
  ofListing('season-comments', (known) => commentsOn(`${seasonPath(known)}/comments/newest`, about(known))),
  ofListing('episode-comments', (known) =>
    commentsOn(`${seasonPath(known)}/episodes/${known.episode}/comments/newest`, {
      ...about(known),
      episode: { season: known.season, number: known.episode },
    }),
  ),
  ofListing('recent-comments', () => recentCommentsListing([], null, 0)),
  ofUser('profile', '', { extended: 'full' }, { single: true, read: people }),
  ofUser(
    'watching',
    '/watching',
    { extended: 'images' },
    {
      single: true,
      read: bySchema(row, (wire) => toItem(wire) !== null),
    },
  ),
  ofListing('history', (known) => historyListing(known.user)),
  ofListing('show-history', ({ user, showId }) =>
    showId === undefined ? { skip: 'the show has no id' } : showHistoryListing(user, showId),
  ),
  ofListing('ratings', (known) => ratingsListing(known.user)),
  ofListing('watchlist', (known) => watchlistListing(known.user)),
  ofListing('collection-movies', (known) => collectionListing(known.user, 'movies')),
  ofListing('collection-episodes', (known) => collectionListing(known.user, 'episodes')),
  ofListing('comments', (known) => commentsListing(known.user)),
  ofUser(
    'lists',
    '/lists',
    {},
    {
      read: bySchema(list, (wire) => toList(wire) !== undefined),
      learn(readings, known) {
        const lists = readings.map(({ wire }) => wire as WireList).sort((a, b) => size(b) - size(a));
        known.list = size(lists[0]) > 0 ? lists[0]?.ids?.trakt : undefined;
      },
    },
  ),
  ofListing('list-items', ({ user, list }) =>
    list === undefined
      ? { skip: 'this person has no list with something on it' }
      : listItemsListing(user, list, { name: '-' }),
  ),
  {
    endpoint: 'following-feed',
    signedIn: true,
    address: ({ signedIn }) =>
      signedIn
        ? { of: 'public', path: '/users/me/following/activities', query: { extended: 'full,images,rating' } }
        : { skip: 'needs --token' },
    limit: FEED,
    read: play,
  },
];

const size = (wire: WireList) => wire?.item_count ?? 0;
