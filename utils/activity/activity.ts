import { ME_ACTIONS, type MeAction, type MyComment } from '@/utils/activity/about-me';
import type { Episode, ListItem, Movie, Rating, Season, Show, TraktList } from '@/utils/activity/media';
import { own } from '@/utils/lib/own';

/**
 * The vocabulary of what Lookout asks for (from Trakt's original `activity/user` and `activity/seasons`). Everything
 * that lists types or actions (matrix, sentences, sandbox, docs) derives from this table or is checked against it.
 */
export const TYPES = ['episode', 'show', 'movie', 'list', 'season'] as const;
export type ActivityType = (typeof TYPES)[number];

export const ACTIONS = [
  'watching',
  'scrobble',
  'checkin',
  'seen',
  'collection',
  'rating',
  'watchlist',
  'shout',
  'review',
  'created',
  'item_added',
] as const;
export type ActivityAction = (typeof ACTIONS)[number];

type LegalTypes = Readonly<Record<ActivityAction, readonly ActivityType[]> & Record<MeAction, readonly 'me'[]>>;

/** The types that each action may have, on either protocol. */
export const LEGAL_TYPES: LegalTypes = {
  watching: ['episode', 'movie'],
  scrobble: ['episode', 'movie'],
  checkin: ['episode', 'movie'],
  seen: ['episode', 'movie'],
  collection: ['episode', 'movie'],
  rating: ['episode', 'movie', 'show', 'season'],
  watchlist: ['episode', 'movie', 'show', 'season'],
  shout: ['episode', 'movie', 'show', 'season'],
  review: ['episode', 'movie', 'show', 'season'],
  created: ['list'],
  item_added: ['list'],
  ...(Object.fromEntries(ME_ACTIONS.map((action) => [action, ['me']])) as Record<MeAction, 'me'[]>),
};

export interface Pair {
  type: ActivityType;
  action: ActivityAction;
}

/** The types and actions that rules have levels for: those of the vocabulary, and what concerns the person. */
export type RuleType = ActivityType | 'me';
export type RuleAction = ActivityAction | MeAction;
export interface RulePair {
  type: RuleType;
  action: RuleAction;
}

export function isLegalPair(type: string, action: string): boolean {
  const types: readonly string[] | undefined = own(LEGAL_TYPES, action);
  return types?.includes(type) ?? false;
}

/** A Trakt user as activities name them. `slug` is the name in URLs; v1 has only the username. */
export interface Person {
  username: string;
  slug: string;
  name?: string | undefined;
  /** URL of the avatar at Trakt; never put into a page directly, see `trakt/images`. */
  avatar?: string | undefined;
}

export interface Comment {
  /** Trakt's id; v1 answers of 2012 have none. */
  id?: number | undefined;
  /** As the person wrote it: may contain Markdown and `[spoiler]` markup. Never HTML. */
  text: string;
  spoiler: boolean;
  /** How many there were when it was last read; absent where the listing does not say. */
  likes?: number | undefined;
  replies?: number | undefined;
}

/**
 * One thing that happened. Never changes once stored, except for the text and spoiler mark of a comment.
 *
 * `type` and `action` are words of the vocabulary, or Trakt's own words where the vocabulary has none: such a row is
 * stored and shown in general words, see {@link isLegalPair}.
 */
export interface Activity {
  /**
   * Identity: an activity has the same id whenever it is read from a stream. Another stream may give it another id, but
   * the same alias. See `activity/identity`.
   */
  id: string;
  /** Other keys under which a stream could return this activity. */
  aliases: string[];
  /** When it happened, milliseconds UTC. Plays of protocol v2 have a resolution of one minute. */
  at: number;
  type: RuleType | (string & {});
  action: RuleAction | (string & {});
  user: Person;
  movie?: Movie | undefined;
  show?: Show | undefined;
  season?: Season | undefined;
  episode?: Episode | undefined;
  /** `seen` and `collection` of protocol v1 name several episodes at once. */
  episodes?: Episode[] | undefined;
  list?: TraktList | undefined;
  listItem?: ListItem | undefined;
  rating?: Rating | undefined;
  comment?: Comment | undefined;
  /** Only type `me`: the person's own comment that it is about. */
  mine?: MyComment | undefined;
  /** Only `reaction`: an emoji, the same in all languages. */
  reaction?: string | undefined;
  /** Only `watching`: when Trakt drops it or turns it into a play, milliseconds UTC. */
  expiresAt?: number | undefined;
}
