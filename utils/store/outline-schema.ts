import type { TraktError } from '@/utils/trakt/errors';

/** Outlines of some listings: `store/outline-records`. */
export interface OutlineRecord {
  /** One key a line. */
  keys: string;
  /** One line a listing: its source ids. */
  sources: string;
  numbers: Float64Array;
  hours: Float32Array;
  /** Index of a listing -> its last error. */
  errors: Record<number, TraktError>;
  /** Keys of listings in earlier records that are gone. */
  gone: string[];
}
