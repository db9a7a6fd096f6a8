import type { Activity } from '@/utils/activity/activity';
import type { Show } from '@/utils/activity/media';
import type { Result } from '@/utils/lib/result';
import type { Stream } from '@/utils/sources/stream';
import type { TraktError } from '@/utils/trakt/errors';

/**
 * How far a stream was read, as its reader keeps it: high-water mark, validators, a sitting that goes on. Plain JSON,
 * opaque to all but the reader; one that the reader cannot make sense of counts as none.
 */
export type Cursor = Readonly<Record<string, unknown>>;

export interface Row {
  activity: Activity;
  /**
   * True if the row lies above the high-water mark or its id proves that it was added after the last read. False: if it
   * is also unknown to the store, an older row has come to light (a newer one was taken away); it is filed as late.
   */
  fresh: boolean;
}

/** "+1,204 plays since …": counted around a show, nobody named. */
export interface Tally {
  show: string;
  season: number | null;
  counter: string;
  total: number;
}

/** One read of one stream: committed whole or not at all. */
export interface Page {
  /** Newest first. */
  rows: Row[];
  cursor: Cursor;
  /** True where Trakt said that nothing has changed since the cursor (304); `rows` is then empty. */
  unchanged: boolean;
  /**
   * More happened since the cursor than was read: from when (ms UTC) nothing is known, and where to look instead.
   * With a window: it could not be read to its end; nothing is known of the time before `since`.
   */
  gap: { since: number; url: string } | null;
  tallies: Tally[];
  /** Rows whose type or action is not in the vocabulary; they are among `rows`. */
  unknown: number;
  /** Rows that Trakt itself has emptied (deleted or merged items), left out. */
  dropped: number;
  /** The server's own account of the window, ms UTC. Protocol v1 only. */
  timestamps?: { start?: number | undefined; end?: number | undefined; current: number } | undefined;
}

/** Asks for the rows of a stretch of time instead of those since a cursor; both ends inclusive, ms UTC. */
export interface Window {
  start?: number | undefined;
  end?: number | undefined;
  /** At most so many rows, and on protocol v2 those that share the last one's time: they have no order of their own. */
  rows: number;
  /** Only rows that pass count and are given; without it, all of the stream. */
  filter?: ((activity: Activity) => boolean) | undefined;
}

/** The port: all that the rest of Lookout knows of Trakt. */
export interface TraktClient extends Listings {
  /** The server's clock as its last answer gave it, ms UTC; null where no answer has come yet. */
  serverTime(): number | null;
}

/** What can be read. Implemented by `trakt/v1` and `trakt/v2`. */
export interface Listings {
  /** `cursor` null is the first read: the newest page, all of it baseline. Never throws, never rejects. */
  read(stream: Stream, cursor: Cursor | null, window?: Window): Promise<Result<Page, TraktError>>;
  /**
   * Whether the client id (v1: the API key) is good: one request that needs nothing else. v1 knows no such request, so
   * it asks for the activity of a user and takes any answer but a refused key, or none, as good.
   */
  checkKey(): Promise<Result<null, TraktError>>;
  /** Looks a user up before it becomes a source. */
  profile(username: string): Promise<Result<Profile, TraktError>>;
  /** Who has signed in: `sign-in` where nobody has, or in vain. v1 says only whether it is right, not whose: null. */
  me(): Promise<Result<Profile | null, TraktError>>;
  /** Whom the person who has signed in follows, or is friends with. v1 does not tell: nobody. */
  people(circle: 'following' | 'friends'): Promise<Result<Profile[], TraktError>>;
  /** Shows by words, best first. v1 has no search: nothing is found. */
  searchShows(query: string): Promise<Result<Show[], TraktError>>;
  /**
   * Looks a show up before it becomes a source, with its seasons.
   *
   * @param id slug, Trakt id or IMDb id; with `service`, the id that it has there. v1: slug or TVDB id
   */
  show(id: string, service?: 'tvdb' | 'tmdb' | 'imdb'): Promise<Result<ShowDetails, TraktError>>;
}

export interface ShowDetails {
  show: Show;
  /** Specials (0) first. Empty where the protocol does not tell. */
  seasons: SeasonInfo[];
}

export interface SeasonInfo {
  number: number;
  title?: string | undefined;
  episodes?: number | undefined;
  /** Address of the poster at Trakt. */
  poster?: string | undefined;
}

export interface Profile {
  username: string;
  slug: string;
  name?: string | undefined;
  /** True where Trakt marks the profile as private; its listings may then be refused. */
  private: boolean;
  avatar?: string | undefined;
}
