import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpAnswer } from '@/utils/trakt/http';
import type { Window } from '@/utils/trakt/trakt-client';
import type { Client, Validators } from '@/utils/trakt/v2/client';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { type DecodedPage, decodeRows } from '@/utils/trakt/v2/rows';

export interface ListingPage extends DecodedPage {
  /** Nothing on it has changed since the validators that were sent (304); there are no rows. */
  unchanged: boolean;
  headers: HttpAnswer['headers'];
  /** No page after this one. */
  last: boolean;
}

/** Rows a page when polling; larger pages are for windows. */
export const POLL_ROWS = 100;

/** One page; without rows where Trakt says that it is as it was when it sent `validators`. */
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
  if (status === 304) return ok({ rows: [], length: 0, dropped: 0, unchanged: true, headers, last: true });
  const decoded = decodeRows(json, listing);
  if (!decoded.ok) return err(decoded.error);
  const { length } = decoded.value;
  return ok({ ...decoded.value, unchanged: false, headers, last: isLast(length, limit, page, headers.pageCount) });
}

/**
 * Trakt may give fewer rows than asked for on any page, clamp the limit, and count its pages wrongly: a full page, or
 * a page count that says so, promises another.
 */
function isLast(length: number, limit: number, page: number, pageCount: number | null): boolean {
  return length === 0 || (length < limit && (pageCount === null || page >= pageCount));
}

/** Plays are filtered by the minute; whether the ends count is nowhere said. The exact cut is ours. */
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
