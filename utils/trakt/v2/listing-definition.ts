import type { Activity } from '@/utils/activity/activity';
import type { Owner } from '@/utils/trakt/v2/client';
import type { WireRow } from '@/utils/trakt/v2/wire';

export interface Decoded {
  activity: Activity;
  /** Proves that a row is new: Trakt's id of the row or, without one, its time in ms UTC. */
  mark: number;
}

/** `emptied`: Trakt has deleted or merged the item. `unreadable`: id or time is missing. */
export type Mapped = Decoded | 'emptied' | 'unreadable';

/** A paged listing, newest first. */
export interface Listing {
  of: Owner;
  path: string;
  /** Query besides page and limit. */
  query: Record<string, string>;
  map: (row: WireRow) => Mapped;
  /** Turns a value that does not name its item into a row. */
  wrap?: ((value: unknown) => unknown) | undefined;
  /** Which rows are wanted; without it, all. Other rows still count for how far was read. */
  keep?: ((activity: Activity) => boolean) | undefined;
  /** Rows per page when polling, if not {@link POLL_ROWS}. */
  limit?: number | undefined;
  /**
   * Rows of the first page once a mark exists. For listings without 304 in which new rows appear only at the top. If
   * these rows do not reach the mark, full pages are read.
   */
  knownLimit?: number;
  /** Whether a row's id proves that it is new, or only its time (listings of state). */
  newBy: 'id' | 'time';
  /** Highest plausible id, if not the usual one. */
  maxId?: number;
  /** Whether Trakt answers 304 here. */
  conditional?: boolean;
  /** Whether older pages are searched for rows added below known ones: plays. */
  searches?: boolean;
  /** Whether `start_at` and `end_at` work. */
  filtersByTime?: boolean;
  /** Page where a person can see what a gap left out. */
  url: string;
}
