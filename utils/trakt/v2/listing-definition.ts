import type { Activity } from '@/utils/activity/activity';
import type { WireRow } from '@/utils/trakt/v2/wire';

export interface Decoded {
  activity: Activity;
  /** What proves newness: Trakt's id of the row, or where there is none its time in ms UTC. */
  mark: number;
}

/** `emptied`: Trakt has deleted or merged the item. `unreadable`: id or time is missing. */
export type Mapped = Decoded | 'emptied' | 'unreadable';

/** A paged listing, newest first. */
export interface Listing {
  of: 'user' | 'public';
  path: string;
  /** Query besides page and limit. */
  query: Record<string, string>;
  map: (row: WireRow) => Mapped;
  /** Makes a row of a value that does not name its item. */
  wrap?: ((value: unknown) => unknown) | undefined;
  /** Which rows are wanted; without it, all. The others still say how far was read. */
  keep?: ((activity: Activity) => boolean) | undefined;
  /** Rows a page when polling, where it is not {@link POLL_LIMIT}. */
  limit?: number | undefined;
  /** What proves a row to be new: its id, or (listings of state) only its time. */
  newBy: 'id' | 'time';
  /** Above this no id is believed, where that is not the usual one. */
  maxId?: number;
  /** Whether Trakt answers 304 here. */
  conditional?: boolean;
  /** Whether rows are searched for that were added below known ones: plays. */
  searches?: boolean;
  /** Whether `start_at` and `end_at` work. */
  filtersByTime?: boolean;
  /** Where a person may look for what a gap left out. */
  url: string;
}
