import type { Cursor } from '@/utils/trakt/trakt-client';
import type { Validators } from '@/utils/trakt/v2/client';
import type { OpenSearch, Search } from '@/utils/trakt/v2/search-plan';
import { toUnreadRows, type UnreadRows } from '@/utils/trakt/v2/unread-rows';

/** How far a listing was read: the cursor of its stream. */
export interface Mark extends Validators {
  /** Highest id, or newest time in ms UTC, that was ever on a page. */
  top: number;
  /** Time of the newest row, ms UTC, never in the future. */
  at: number;
  /** Number of rows according to Trakt, which may be wrong. */
  count: number | null;
  /** Checksum of page 1. */
  digest: number | null;
  /** When page 1 was last received in full, ms UTC. */
  full: number;
  /** Only for listings by time: the rows of page 1. */
  page: FirstPage | null;
  /** Time of the oldest row on page 1, ms UTC; 0 if it held the whole listing, or is not known. */
  oldest: number;
  /** Only for history: the search for back-dated plays. */
  search: Search | null;
  /** Only for listings by id: new rows that could not be read yet. */
  unread: UnreadRows;
  /** Consecutive reads after which the mark stayed in place, see `isRetrying`. */
  retryCount?: number | undefined;
}

/** Page 1 of a listing by time: a row that is newer than its oldest row and was not on it is new. */
export interface FirstPage {
  /** Time of its oldest row, ms UTC; 0 if it held the whole listing. */
  oldest: number;
  /** Checksums of its rows' ids. */
  ids: number[];
}

/** Parses a cursor; null if it has another format. */
export function toMark(cursor: Cursor | null): Mark | null {
  if (!cursor || !isNumber(cursor.top) || !isNumber(cursor.at)) return null;
  return {
    top: cursor.top,
    at: cursor.at,
    etag: isString(cursor.etag) ? cursor.etag : null,
    lastModified: isString(cursor.lastModified) ? cursor.lastModified : null,
    count: isNumber(cursor.count) ? cursor.count : null,
    digest: isNumber(cursor.digest) ? cursor.digest : null,
    full: isNumber(cursor.full) ? cursor.full : 0,
    page: toFirstPage(cursor.page),
    oldest: isNumber(cursor.oldest) ? cursor.oldest : 0,
    search: toSearch(cursor.search),
    unread: toUnreadRows(cursor.unread),
    retryCount: isNumber(cursor.retryCount) ? cursor.retryCount : undefined,
  };
}

function toFirstPage(value: unknown): FirstPage | null {
  const { oldest, ids } = isRecord(value) ? value : {};
  return isNumber(oldest) && isNumbers(ids) ? { oldest, ids } : null;
}

function toSearch(value: unknown): Search | null {
  if (!isRecord(value)) return null;
  const { day, used, quiet, searched, since, base, recent, doubt, open } = value;
  if (![day, used, quiet, since, base].every(isNumber) || !isNumbers(recent)) return null;
  const state = { day, used, quiet, since, base, recent } as Pick<
    Search,
    'day' | 'used' | 'quiet' | 'since' | 'base' | 'recent'
  >;
  return {
    ...state,
    searched: isNumber(searched) ? searched : null,
    doubt: doubt === true,
    open: isOpen(open) ? open : null,
  };
}

function isOpen(value: unknown): value is OpenSearch {
  if (!isRecord(value)) return false;
  const { page, found, wanted, checked } = value;
  return isNumber(page) && isNumber(found) && (wanted === null || isNumber(wanted)) && typeof checked === 'boolean';
}

export const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isNumbers = (value: unknown): value is number[] => Array.isArray(value) && value.every(isNumber);
const isString = (value: unknown): value is string => typeof value === 'string';
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
