import type { TraktError } from '@/utils/trakt/errors';

/** Outlines of some listings: `store/outline-records`. */
export interface OutlineRecord {
  keys: string[];
  /** The source ids of each, joined. */
  sources: string[];
  numbers: Float64Array;
  hours: Float32Array;
  /** Index of a listing -> its last error. */
  errors: Record<number, TraktError>;
}
