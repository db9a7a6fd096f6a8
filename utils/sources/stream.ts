import type { ActivityAction, ActivityType } from '@/utils/activity/activity';

/** The listings of one user on protocol v2. */
export const USER_STREAMS = [
  'watching',
  'history',
  'ratings',
  'watchlist',
  'collection-movies',
  'collection-episodes',
  'comments',
  'lists',
] as const;
export type UserStreamKind = (typeof USER_STREAMS)[number];

/**
 * One newest-first listing at Trakt, read with a cursor of its own. `sourceIds` are the sources that it serves: several
 * may share one.
 */
export type Stream = { sourceIds: string[] } & (
  | { protocol: 'v2'; kind: UserStreamKind; user: string }
  /** All that is on the person's own watchlist. Has no rows: the cursor holds it, see `trakt/v2/own-watchlist`. */
  | { protocol: 'v2'; kind: 'own-watchlist'; user: string }
  /** All that the person has watched. Has no rows: the cursor holds it, see `trakt/v2/own-plays`. */
  | { protocol: 'v2'; kind: 'own-plays'; user: string }
  /** Plays of one show; its Trakt id. Only read for windows. */
  | { protocol: 'v2'; kind: 'show-history'; user: string; show: number }
  /** Who is watching a show right now. `seasons` 'all' asks the show, a list asks each season. */
  | { protocol: 'v2'; kind: 'show-watching'; show: string; seasons: 'all' | number[] }
  /** Trakt's anonymous counters of a show. */
  | { protocol: 'v2'; kind: 'counters'; show: string; seasons: 'all' | number[] }
  /** The newest comments of all of Trakt; the reader keeps those about `shows`. */
  | { protocol: 'v2'; kind: 'recent-comments'; shows: { show: string; seasons: 'all' | number[] }[] }
  /** The comments of seasons and of each of their episodes, from their own pages. Only read for windows. */
  | { protocol: 'v2'; kind: 'season-comments'; show: string; seasons: number[] }
  /** Plays of everyone whom the signed-in user follows. */
  | { protocol: 'v2'; kind: 'following' }
  /** Whom the signed-in user follows: no activities, but the people whose streams are read. */
  | { protocol: 'v2'; kind: 'follows' }
  /** v1's `activity/user`. The lists hold what rules want; an empty list is never sent. */
  | { protocol: 'v1'; kind: 'user-activity'; user: string; types: ActivityType[]; actions: ActivityAction[] }
  /** v1's `activity/seasons` (several shows and seasons in one request), or `activity/shows` where `seasons` is 'all'. */
  | {
      protocol: 'v1';
      kind: 'show-activity';
      titles: string[];
      seasons: 'all' | number[];
      actions: ActivityAction[];
      /** Which of the requests that all watched shows with these seasons need. */
      part?: number;
      /** Those of the titles that were never listed before: what there was of them comes along, none of it fresh. */
      joined?: string[];
    }
);

/** The key under which a stream's cursor is kept: names what is listed, not who wants it. */
export function streamKey(stream: Stream): string {
  switch (stream.kind) {
    case 'show-watching':
    case 'counters':
      // Not the seasons: another choice goes on from what was read of the former.
      return `${stream.kind}:${stream.show}`;
    case 'season-comments':
      return `${stream.kind}:${stream.show}:${seasonsKey(stream.seasons)}`;
    case 'recent-comments':
    case 'following':
    case 'follows':
      return stream.kind;
    case 'show-activity':
      // Not the titles: the cursor is the server's clock, and goes on when a show is added.
      return `${stream.kind}:${seasonsKey(stream.seasons)}:${stream.part ?? 0}`;
    case 'show-history':
      return `${stream.kind}:${stream.user}:${stream.show}`;
    default:
      return `${stream.kind}:${stream.user}`;
  }
}

/** What a stream lists, by its key: v1's requests for shows are parts of one listing, and shows move between them. */
export function listingOf(key: string): string {
  return kindOf(key) === 'show-activity' ? 'show-activity' : key;
}

const OF_SHOWS: readonly Stream['kind'][] = [
  'show-watching',
  'counters',
  'recent-comments',
  'season-comments',
  'show-activity',
];

/**
 * Whether a stream lists what the source stands for. One of a person's may serve a watched show as well, and then tells
 * nothing of how it goes with the show.
 */
export function isOwnStream(key: string, sourceId: string): boolean {
  // Of the people themselves there are too many to speak of one.
  if (sourceId === 'following') return key === 'following' || key === 'follows';
  return !key.startsWith('own-') && isOfShows(key) === sourceId.startsWith('show:');
}

/** Whether a stream lists what happens around shows, not what somebody does. */
export function isOfShows(key: string): boolean {
  return OF_SHOWS.includes(kindOf(key));
}

/** The kind of listing that a key names. */
export function kindOf(key: string): Stream['kind'] {
  return key.split(':', 1)[0] as Stream['kind'];
}

function seasonsKey(seasons: 'all' | number[]): string {
  return seasons === 'all' ? 'all' : [...seasons].sort((a, b) => a - b).join(',');
}
