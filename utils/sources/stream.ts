import type { MeAction } from '@/utils/activity/about-me';
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

/** The listings of what concerns the person. */
export const ME_STREAMS = ['me-people', 'me-comments', 'me-lists'] as const;

/**
 * One newest-first listing at Trakt, read with its own cursor. `sourceIds` are the sources that use it; several may
 * share one.
 */
export type Stream = { sourceIds: string[] } & (
  | { protocol: 'v2'; kind: UserStreamKind; user: string }
  /** The person's whole watchlist. Has no rows: the cursor holds it, see `trakt/v2/own-watchlist`. */
  | { protocol: 'v2'; kind: 'own-watchlist'; user: string }
  /** Everything the person has watched. Has no rows: the cursor holds it, see `trakt/v2/own-plays`. */
  | { protocol: 'v2'; kind: 'own-plays'; user: string }
  /** Plays of one show, by its Trakt id. Only read for windows. */
  | { protocol: 'v2'; kind: 'show-history'; user: string; show: number }
  /** Who is watching a show right now. `seasons` 'all' asks about the show, a list about each season. */
  | { protocol: 'v2'; kind: 'show-watching'; show: string; seasons: 'all' | number[] }
  /** Trakt's anonymous counters of a show. */
  | { protocol: 'v2'; kind: 'counters'; show: string; seasons: 'all' | number[] }
  /** The newest comments on all of Trakt; those about `shows` are kept. */
  | { protocol: 'v2'; kind: 'recent-comments'; shows: { show: string; seasons: 'all' | number[] }[] }
  /** The comments of seasons and of their episodes, from their own pages. Only read for windows. */
  | { protocol: 'v2'; kind: 'season-comments'; show: string; seasons: number[] }
  /** Plays of everyone the signed-in user follows. */
  | { protocol: 'v2'; kind: 'following' }
  /** The people the signed-in user follows: no activities, but they determine which streams are read. */
  | { protocol: 'v2'; kind: 'follows' }
  /** What concerns the person, see `utils/trakt/v2/me-people`, `me-comments` and `me-lists`. `wants` is never empty. */
  | { protocol: 'v2'; kind: (typeof ME_STREAMS)[number]; self: string; signedIn: boolean; wants: MeAction[] }
  /** v1's `activity/user`. The lists hold what the rules want; an empty list is never sent. */
  | { protocol: 'v1'; kind: 'user-activity'; user: string; types: ActivityType[]; actions: ActivityAction[] }
  /** v1's `activity/seasons` (several shows and seasons in one request), or `activity/shows` if `seasons` is 'all'. */
  | {
      protocol: 'v1';
      kind: 'show-activity';
      titles: string[];
      seasons: 'all' | number[];
      actions: ActivityAction[];
      /** Index of this request, where the watched shows with these seasons need several. */
      part?: number;
      /** Titles that were never listed before: their existing activities are returned too, none of them fresh. */
      joined?: string[];
    }
);

/** The key of a stream's cursor: identifies the listing, not the sources that want it. */
export function streamKey(stream: Stream): string {
  switch (stream.kind) {
    case 'show-watching':
    case 'counters':
      // Without the seasons: a different choice continues from the cursor of the previous one.
      return `${stream.kind}:${stream.show}`;
    case 'season-comments':
      return `${stream.kind}:${stream.show}:${seasonsKey(stream.seasons)}`;
    case 'recent-comments':
    case 'following':
    case 'follows':
      return stream.kind;
    case 'show-activity':
      // Without the titles: the cursor is the server's clock, and stays valid when a show is added.
      return `${stream.kind}:${seasonsKey(stream.seasons)}:${stream.part ?? 0}`;
    case 'me-people':
    case 'me-comments':
    case 'me-lists':
      return `${stream.kind}:${stream.self}`;
    case 'show-history':
      return `${stream.kind}:${stream.user}:${stream.show}`;
    default:
      return `${stream.kind}:${stream.user}`;
  }
}

/** The listing of a stream key: v1's requests for shows are parts of one listing, and shows move between them. */
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
 * Whether a stream is about the source itself, so that its failures and gaps count as the source's. A person's stream
 * may also serve a watched show, but its failure does not mean that the show cannot be read.
 */
export function isOwnStream(key: string, sourceId: string): boolean {
  // The people followed are too many for one of their streams to represent the source.
  if (sourceId === 'following') return key === 'following' || key === 'follows';
  return !key.startsWith('own-') && isOfShows(key) === sourceId.startsWith('show:');
}

/** Whether a stream lists activity around shows, not around people. */
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
