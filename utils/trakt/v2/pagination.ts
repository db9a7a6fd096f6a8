import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpAnswer } from '@/utils/trakt/http';
import type { Window } from '@/utils/trakt/trakt-client';
import type { Client, Validators } from '@/utils/trakt/v2/client';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { type DecodedPage, decodeRows } from '@/utils/trakt/v2/rows';

export interface ListingPage extends DecodedPage {
  /** Nothing has changed since the validators that were sent (304); there are no rows. */
  unchanged: boolean;
  headers: HttpAnswer['headers'];
  /** This is the last page. */
  last: boolean;
}

/** Rows per page when polling; larger pages are for windows. */
export const POLL_ROWS = 100;
/** Rows of a first page that mostly shows that nothing has changed. */
export const KNOWN_ROWS = 10;

/** Reads one page. It has no rows if Trakt reports it unchanged since `validators`. */
export async function readPage(
  client: Client,
  listing: Listing,
  { page, limit, window }: { page: number; limit: number; window?: Window | undefined },
  validators: Validators | null = null,
): Promise<Result<ListingPage, TraktError>> {
  const query = new URLSearchParams({
    ...listing.query,
    ...(listing.filtersByTime && window ? timeQuery(window) : undefined),
    page: String(page),
    limit: String(limit),
  });
  const answer = await client.get(`${listing.path}?${query}`, listing.of, validators);
  if (!answer.ok) return answer;
  const { status, json, headers } = answer.value;
  if (status === 304) return ok({ rows: [], length: 0, dropped: 0, unread: [], unchanged: true, headers, last: true });
  const decoded = decodeRows(json, listing);
  if (!decoded.ok) return err(decoded.error);
  const { length } = decoded.value;
  return ok({ ...decoded.value, unchanged: false, headers, last: isLast(length, limit, page, headers.pageCount) });
}

/**
 * Trakt may return fewer rows than requested on any page, clamp the limit, and miscount its pages. So another page
 * follows if a page is full or the page count says so.
 */
function isLast(length: number, limit: number, page: number, pageCount: number | null): boolean {
  return length === 0 || (length < limit && (pageCount === null || page >= pageCount));
}

/**
 * Trakt filters plays by the minute and does not document whether the ends are included, so the query adds a margin and
 * the exact cut is made here.
 */
function timeQuery({ start, end }: Window): Record<string, string> {
  return {
    ...(start === undefined ? undefined : { start_at: iso(start - CLOCK_MARGIN_MS) }),
    ...(end === undefined ? undefined : { end_at: iso(end + CLOCK_MARGIN_MS) }),
  };
}

const CLOCK_MARGIN_MS = 60_000;
const MAX_TIME = 8.64e15;

function iso(time: number): string {
  return new Date(Math.min(Math.max(time, 0), MAX_TIME)).toISOString();
}
