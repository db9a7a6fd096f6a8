import type { Activity } from '@/utils/activity/activity';
import type { Show } from '@/utils/activity/media';
import type { Result } from '@/utils/lib/result';
import type { Stream } from '@/utils/sources/stream';
import type { TraktError } from '@/utils/trakt/errors';

/**
 * How far a stream was read: high-water mark, validators, a running sitting. Plain JSON in a format that only the
 * reader of the stream knows. A cursor that the reader cannot interpret counts as none.
 */
export type Cursor = Readonly<Record<string, unknown>>;

export interface Row {
  activity: Activity;
  /**
   * True if the row is new since the last read, by its id or by its time, and at the first read. A row that is not, but
   * is unknown to the store, is an older one that moved up when a newer one was removed: it is filed as late.
   */
  fresh: boolean;
  /** Only if earlier reads could not read the row: when the first of them found it, ms UTC. */
  asOf?: number | undefined;
}

/** "+1,204 plays since …": a counter of a show, without names. */
export interface Tally {
  show: string;
  season: number | null;
  counter: string;
  total: number;
}

/** One read of one stream, committed atomically. */
export interface Page {
  /** Newest first. */
  rows: Row[];
  cursor: Cursor;
  /** True if Trakt reported no change since the cursor (304); `rows` is then empty. */
  unchanged: boolean;
  /**
   * More happened since the cursor than was read. `since`: the time (ms UTC) from which rows may be missing; for a
   * window that could not be read to its end, the time before which they are. `url`: a page where a person can look.
   */
  gap: { since: number; url: string } | null;
  tallies: Tally[];
  /** Number of rows with a type or action outside the vocabulary; they are included in `rows`. */
  unknown: number;
  /** Number of rows left out: emptied by Trakt (deleted or merged items), or unreadable. */
  dropped: number;
  /** The window as the server reported it, ms UTC. Protocol v1 only. */
  timestamps?: { start?: number | undefined; end?: number | undefined; current: number } | undefined;
}

/** Requests the rows of a time range instead of those since a cursor; both ends inclusive, ms UTC. */
export interface Window {
  start?: number | undefined;
  end?: number | undefined;
  /**
   * Maximum number of rows. Protocol v2 adds rows with the same time as the last one, because their order is undefined.
   */
  rows: number;
  /** Only rows that pass are counted and returned; without it, all rows of the stream. */
  filter?: ((activity: Activity) => boolean) | undefined;
}

/** The port: everything the rest of Lookout knows about Trakt. */
export interface TraktClient extends Listings {
  /** The server's clock from its last answer, ms UTC; null before the first answer. */
  serverTime(): number | null;
  /** How far the server's clock is ahead of the computer's, ms; 0 if unknown or small. */
  clockSkew(): number;
}

/** Everything that can be read. Implemented by `trakt/v1` and `trakt/v2`. */
export interface Listings {
  /** A null `cursor` means the first read: the newest page, all of it baseline. Never throws, never rejects. */
  read(stream: Stream, cursor: Cursor | null, window?: Window): Promise<Result<Page, TraktError>>;
  /**
   * Whether the Client ID (v1: the API key) is valid: one request that requires no sign-in. v1 has none for this, so it
   * requests the activity of a user, and the key is valid unless it is refused or no answer comes.
   */
  checkKey(): Promise<Result<null, TraktError>>;
  /** Looks a user up before it becomes a source. */
  profile(username: string): Promise<Result<Profile, TraktError>>;
  /**
   * The signed-in person. Fails with `sign-in` if nobody has signed in, or the sign-in is invalid. v1 can only confirm
   * that the sign-in is valid, and returns null.
   */
  me(): Promise<Result<Profile | null, TraktError>>;
  /** The people the signed-in person follows or is friends with. Empty with v1, which has no such list. */
  people(circle: 'following' | 'friends'): Promise<Result<Profile[], TraktError>>;
  /** Shows that match a text, best first. Empty with v1, which has no search. */
  searchShows(query: string): Promise<Result<Show[], TraktError>>;
  /**
   * Looks a show up before it becomes a source, with its seasons.
   *
   * @param id slug, Trakt id or IMDb id; with `service`, the id at that service. v1: slug or TVDB id
   */
  show(id: string, service?: 'tvdb' | 'tmdb' | 'imdb'): Promise<Result<ShowDetails, TraktError>>;
}

export interface ShowDetails {
  show: Show;
  /** Specials (0) first. Empty if the protocol does not provide them. */
  seasons: SeasonInfo[];
}

export interface SeasonInfo {
  number: number;
  title?: string | undefined;
  episodes?: number | undefined;
  /** URL of the poster at Trakt. */
  poster?: string | undefined;
}

export interface Profile {
  username: string;
  slug: string;
  name?: string | undefined;
  /** True if Trakt marks the profile as private; its listings may then be refused. */
  private: boolean;
  avatar?: string | undefined;
}
