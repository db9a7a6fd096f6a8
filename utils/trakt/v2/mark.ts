import type { Cursor } from '@/utils/trakt/activity-feed';
import type { Validators } from '@/utils/trakt/v2/client';

/** How far a listing was read. Kept as the cursor of its stream. */
export interface Mark extends Validators {
  /** Highest id, or newest time in ms UTC, that was ever on a page. */
  top: number;
  /** Time of the newest row, ms UTC, never in the future. */
  at: number;
  /** How many rows Trakt says there are in all; it may be wrong. */
  count: number | null;
  /** Only history: a search for back-dated plays. */
  walk: Walk | null;
  /** Reads in a row after which the mark stayed where it was, see `isHeld`. */
  held?: number | undefined;
}

/** A search of older pages for rows that were added below rows already known. */
export interface Walk {
  /** Day (of the Unix epoch) that `used` belongs to. */
  day: number;
  /** Pages walked on that day. */
  used: number;
  /** The search that goes on, if any. */
  open: OpenWalk | null;
}

export interface OpenWalk {
  /** Next page to read. */
  page: number;
  /** Rows with a higher id are new. */
  top: number;
  /** Up to when all changes are known, ms UTC. */
  since: number;
  /** How many new rows were found, of how many that Trakt counted (null: it did not). */
  found: number;
  wanted: number | null;
}

/** A cursor of our own making, or null where it is anything else. */
export function toMark(cursor: Cursor | null): Mark | null {
  if (!cursor || !isNumber(cursor.top) || !isNumber(cursor.at)) return null;
  return {
    top: cursor.top,
    at: cursor.at,
    etag: isString(cursor.etag) ? cursor.etag : null,
    lastModified: isString(cursor.lastModified) ? cursor.lastModified : null,
    count: isNumber(cursor.count) ? cursor.count : null,
    walk: toWalk(cursor.walk),
    held: isNumber(cursor.held) ? cursor.held : undefined,
  };
}

function toWalk(value: unknown): Walk | null {
  if (!isRecord(value) || !isNumber(value.day) || !isNumber(value.used)) return null;
  const { open } = value;
  const whole =
    isRecord(open) && isNumber(open.page) && isNumber(open.top) && isNumber(open.since) && isNumber(open.found);
  return {
    day: value.day,
    used: value.used,
    open: whole ? ({ ...open, wanted: isNumber(open.wanted) ? open.wanted : null } as OpenWalk) : null,
  };
}

export const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isString = (value: unknown): value is string => typeof value === 'string';
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
