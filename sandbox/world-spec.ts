import type { ActivityAction, ActivityType } from '@/utils/activity/activity';

/**
 * A world described in plain JSON: what `createWorld` takes, what tests generate, what the control address accepts.
 * All times are milliseconds UTC. Ids that are left out are made up, always the same for the same place in the list.
 */
export interface WorldSpec {
  people: PersonSpec[];
  shows: ShowSpec[];
  movies: MovieSpec[];
  events: EventSpec[];
}

export interface PersonSpec {
  username: string;
  /** The name in addresses; made from the username where left out ("Jón.Ó" becomes "jon-o"). */
  slug?: string;
  name?: string | null;
  private?: boolean;
  deleted?: boolean;
  vip?: boolean;
  location?: string | null;
  about?: string | null;
  gender?: string | null;
  age?: number | null;
  joinedAt?: number;
  /** v1 signs in with it (as SHA-1). */
  password?: string;
  /** v1's display mode: numbers instead of hearts. */
  advancedRatings?: boolean;
  /** Usernames or slugs. Two people who follow each other are friends. */
  following?: string[];
}

export interface IdsSpec {
  trakt?: number;
  slug?: string;
  tvdb?: number | null;
  imdb?: string | null;
  tmdb?: number | null;
}

export interface ShowSpec {
  title: string;
  year?: number | null;
  ids?: IdsSpec;
  /** Minutes. */
  runtime?: number;
  network?: string;
  country?: string;
  status?: string;
  overview?: string;
  genres?: string[];
  /** `episodes`: how many, or their titles. Season 0 holds the specials. */
  seasons: { number: number; episodes: number | (string | null)[] }[];
}

export interface MovieSpec {
  title: string;
  year?: number | null;
  ids?: IdsSpec;
  runtime?: number;
  country?: string;
  overview?: string;
  tagline?: string;
  genres?: string[];
}

/** What Trakt's current API shows only as a state: taking something back, or stopping. */
export const STATE_ACTIONS = [
  'unrate',
  'unwatchlist',
  'uncollect',
  'unseen',
  'uncomment',
  'item_removed',
  'list_deleted',
  'stop',
] as const;
export type StateAction = (typeof STATE_ACTIONS)[number];

/** What an event or a row of a list is about. Titles are named by slug, Trakt id, TVDB id, IMDb id or title. */
export interface ItemRef {
  type: 'movie' | 'show' | 'season' | 'episode';
  movie?: string;
  show?: string;
  season?: number;
  episode?: number;
}

export interface EventSpec {
  /** When the server took it in; `happenedAt` where left out. The log is ordered by it. */
  at?: number;
  /** When the person says it happened (a play can be back-dated); `at` where left out. */
  happenedAt?: number;
  /** Username or slug. */
  user: string;
  /** Follows from the item where left out. */
  type?: ActivityType;
  action: ActivityAction | StateAction;
  movie?: string | number;
  show?: string | number;
  season?: number;
  episode?: number;
  /** Only `seen`, `collection` and their removal: several episodes of one season in one go. */
  episodes?: number[];
  /** `created`: the new list's name. Elsewhere: the list's slug. */
  list?: string;
  description?: string;
  privacy?: 'public' | 'private' | 'friends';
  /** `item_added` and `item_removed`. */
  item?: { movie?: string | number; show?: string | number; season?: number; episode?: number };
  /** 1 to 10. */
  rating?: number;
  /** `shout` and `review`. */
  text?: string;
  /** `shout`: the id of the event that it replies to. */
  parent?: number;
  spoiler?: boolean;
  /** `watching`: what Trakt's current API calls it. */
  via?: 'scrobble' | 'checkin';
  /** `watching`: when it ends by itself; after the runtime where left out. */
  expiresAt?: number;
  /** `unseen` and `uncomment`: the id of the event that is taken back. Without it `unseen` takes all plays of the item. */
  target?: number;
}
