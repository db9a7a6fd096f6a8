import type { Activity } from '@/utils/activity/activity';
import { aboutMeId, numberedId, playAlias, sittingId, stateId, v1Id } from '@/utils/activity/identity';
import { HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';

export const USERS = ['ann', 'bob', 'cat', 'dan'] as const;
export type User = (typeof USERS)[number];

/** `like`: of the person's own review. */
export const KINDS = ['play', 'rating', 'comment', 'watching', 'like'] as const;
export type Kind = (typeof KINDS)[number];

/** The items of plays, ratings and comments. Ratings and watching are of movies only. */
export const ITEMS = ['movie', 'dark 1', 'dark 2', 'fargo 1'] as const;
export type Item = (typeof ITEMS)[number];

export const SHOW_IDS = { dark: 1, fargo: 2 } as const;
export type ShowName = keyof typeof SHOW_IDS;

/** Something that a person did once, whichever listings show it under whichever ids. */
export interface Fact {
  /** Trakt's number for it; grows with insertion. */
  serial: number;
  /** When it appeared at Trakt, by the model's own count of events. */
  moment: number;
  user: User;
  kind: Kind;
  /** When it happened according to Trakt, ms UTC. */
  at: number;
  /** How long before its appearance that is, ms. */
  ago: number;
  show: ShowName | null;
  season: number | null;
  number: number;
  type: 'movie' | 'episode' | 'me';
  action: 'scrobble' | 'rating' | 'shout' | 'watching' | 'comment_like';
}

const ACTION = {
  play: 'scrobble',
  rating: 'rating',
  comment: 'shout',
  watching: 'watching',
  like: 'comment_like',
} as const;
/** Duration of a sitting, ms. */
const SITTING = HOUR;

export function createFact(
  of: Pick<Fact, 'serial' | 'moment' | 'user' | 'kind' | 'ago' | 'number'> & { item: Item; now: number },
): Fact {
  const { item, now, ...rest } = of;
  const isMovie = item === 'movie' || (of.kind !== 'play' && of.kind !== 'comment');
  const [show = '', season] = item.split(' ');
  const grain = of.kind === 'play' ? MINUTE : SECOND;
  const at = now - of.ago;
  return {
    ...rest,
    at: at - (at % grain),
    show: isMovie ? null : (show as ShowName),
    season: isMovie ? null : Number(season),
    type: of.kind === 'like' ? 'me' : isMovie ? 'movie' : 'episode',
    action: ACTION[of.kind],
  };
}

/** Whether a stream requests this fact: if it happened now, the next read would return it. */
export function isListed(stream: Stream, fact: Fact, followed: ReadonlySet<string>): boolean {
  const { user, kind, show, season, type, action } = fact;
  switch (stream.kind) {
    case 'history':
      return kind === 'play' && stream.user === user;
    case 'ratings':
      return kind === 'rating' && stream.user === user;
    case 'comments':
      return kind === 'comment' && stream.user === user;
    case 'watching':
      return kind === 'watching' && stream.user === user;
    case 'me-comments':
      return kind === 'like';
    case 'following':
      // Trakt's own team is visible to everybody.
      return kind === 'play' && (followed.has(user) || user === 'dan');
    case 'recent-comments':
      return kind === 'comment' && stream.shows.some((each) => each.show === show && hasSeason(each.seasons, season));
    case 'user-activity':
      return (
        type !== 'me' &&
        action !== 'comment_like' &&
        stream.user === user &&
        stream.types.includes(type) &&
        stream.actions.includes(action)
      );
    case 'show-activity':
      return (
        show !== null &&
        action !== 'comment_like' &&
        stream.titles.includes(show) &&
        stream.actions.includes(action) &&
        hasSeason(stream.seasons, season)
      );
    default:
      return false;
  }
}

export function hasSeason(seasons: 'all' | readonly number[], season: number | null): boolean {
  return seasons === 'all' || (season !== null && seasons.includes(season));
}

/** Somebody watching right now. */
export const isGoingOn = ({ at }: Fact, now: number) => now < at + SITTING;

/** A fact as a row of a listing. */
export function toActivity({ kind: listing }: Stream, fact: Fact): Activity {
  const { serial, user, kind, at, show, season, number, type, action } = fact;
  const ids = show ? { trakt: SHOW_IDS[show], slug: show } : { trakt: 100 + number, slug: `movie-${number}` };
  const key = { user, type, item: show ? `${show}-${season}-${number}` : `movie-${number}`, at };
  const isV1 = listing === 'user-activity' || listing === 'show-activity';
  const v2Id = () => {
    if (kind === 'like') return aboutMeId('comment-like', serial, user);
    if (kind === 'rating') return stateId('rating', key);
    if (kind === 'watching') return sittingId({ ...key, startedAt: at });
    if (kind === 'comment') return numberedId('comment', serial);
    return listing === 'following' ? numberedId('feed', 1000 + serial) : numberedId('history', serial);
  };
  return {
    id: isV1 ? v1Id({ ...key, action, id: serial, timestamp: at / SECOND }) : v2Id(),
    aliases: kind === 'play' && !isV1 ? [playAlias(key)] : [],
    at,
    type,
    action,
    user: { username: user, slug: user, name: user },
    ...(show
      ? { show: { title: show, ids }, episode: { season: season ?? 0, number } }
      : { movie: { title: `Movie ${number}`, ids } }),
    ...(kind === 'like' ? { mine: { id: 1, review: true } } : {}),
    ...(kind === 'comment' ? { comment: { id: serial, text: 'Well.', spoiler: false } } : {}),
    ...(kind === 'watching' ? { expiresAt: at + SITTING } : {}),
  };
}
