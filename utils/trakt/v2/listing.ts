import { ok, type Result } from '@/utils/lib/result';
import { HOUR } from '@/utils/lib/time';
import type { TraktError } from '@/utils/trakt/errors';
import { isRetrying, nextRetryCount } from '@/utils/trakt/retry-count';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';
import { believable } from '@/utils/trakt/v2/believable-mark';
import type { Client } from '@/utils/trakt/v2/client';
import {
  addPage,
  type CollectedRows,
  digestOf,
  nothingFound,
  reaches,
  toFirstPage,
  toPage,
} from '@/utils/trakt/v2/found';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { type Mark, toMark } from '@/utils/trakt/v2/mark';
import { type ListingPage, POLL_ROWS, readPage } from '@/utils/trakt/v2/pagination';
import { search } from '@/utils/trakt/v2/search';
import { type Clues, ended, firstSearch, planSearch, type Search, suspect } from '@/utils/trakt/v2/search-plan';
import { stillUnread, wantsFullPage } from '@/utils/trakt/v2/unread-rows';

/** Pages per read. Beyond that a gap is noted: an import of thousands must not use up Trakt's allowance. */
const MAX_PAGES = 3;
/** How long a 304 without `Last-Modified` is trusted for older pages. */
const SILENT_304_TRUST_MS = HOUR;

/** Reads the new rows of a listing since the cursor; null reads its newest page. */
export async function readListing(
  client: Client,
  listing: Listing,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const before = toMark(cursor);
  const read = await readFirst(client, listing, before);
  if (!read.ok) return read;
  const first = read.value;
  if (before && first.unchanged) return ok(await readBehind(client, listing, { mark: before, first, cursor }));

  const isById = listing.newBy === 'id';
  const { mark, ceiling } =
    before && isById ? believable(before, first.rows, client.now()) : { mark: before, ceiling: undefined };
  const found = nothingFound(mark, ceiling);
  addPage(found, first, listing, mark, client.now());
  // A short first page is no part of the full ones.
  const from = before && listing.knownLimit ? 1 : 2;
  const rest =
    mark && !first.last && !reaches(first, mark.top) ? await readOn(client, listing, mark, found, from) : null;
  if (rest && !rest.ok) return rest;
  const { gap = null, last = first.last } = rest?.value ?? {};

  const waited = mark?.unread ?? [];
  const rows = stillUnread(waited, { read: new Set(found.news), missed: found.missed }, client.now());
  const retryCount = nextRetryCount(found.nameless, mark?.retryCount);
  // Drops the validators, so that unreadable rows are sent again.
  const retried = isRetrying(retryCount) ? { etag: null, lastModified: null, retryCount } : { retryCount };
  if (mark && isRetrying(retryCount)) return ok(toPage(found, { ...mark, ...retried, unread: rows }, gap));
  const { etag, lastModified, itemCount } = first.headers;
  const clues = { lastModified, count: itemCount, digest: digestOf(first) };
  const searched = listing.searches
    ? await searchBehind(client, listing, { mark, found, clues, whole: last, skip: gap !== null })
    : null;
  const next: Mark = {
    ...clues,
    top: found.top,
    at: found.at,
    etag,
    full: client.now(),
    page: isById ? null : toFirstPage(first, found.top),
    oldest: first.last || first.rows.length === 0 ? 0 : Math.min(...first.rows.map(({ activity }) => activity.at)),
    search: searched?.search ?? null,
    unread: rows,
    ...retried,
  };
  return ok(toPage(found, { ...next }, gap ?? searched?.gap ?? null));
}

/**
 * Reads page 1; it has no rows if Trakt reports it unchanged. An ETag may be a digest of that page alone, so a 304
 * without `Last-Modified` says nothing about older pages: in a listing where these are searched, the full page is then
 * requested from time to time.
 */
async function readFirst(
  client: Client,
  listing: Listing,
  mark: Mark | null,
): Promise<Result<ListingPage, TraktError>> {
  const page = { page: 1, limit: (mark && listing.knownLimit) || (listing.limit ?? POLL_ROWS) };
  const isConditional = listing.conditional && !(mark && wantsFullPage(mark.unread, client.now()));
  const first = await readPage(client, listing, page, isConditional ? mark : null);
  if (!mark || !first.ok || !first.value.unchanged || !listing.searches) return first;
  const isSilent = first.value.headers.lastModified === null && client.now() - mark.full >= SILENT_304_TRUST_MS;
  return isSilent ? readPage(client, listing, page) : first;
}

/** Reads further pages until a known row appears. */
async function readOn(
  client: Client,
  listing: Listing,
  mark: Mark,
  found: CollectedRows,
  from: number,
): Promise<Result<{ gap: Page['gap']; last: boolean }, TraktError>> {
  for (let number = from; number <= MAX_PAGES; number++) {
    const read = await readPage(client, listing, { page: number, limit: listing.limit ?? POLL_ROWS });
    if (!read.ok) return read;
    addPage(found, read.value, listing, mark, client.now());
    if (read.value.last || reaches(read.value, mark.top)) return ok({ gap: null, last: read.value.last });
  }
  return ok({ gap: { since: mark.at, url: listing.url }, last: false });
}

/** Page 1 is unchanged: checks what its headers say about the pages behind it. */
async function readBehind(
  client: Client,
  listing: Listing,
  { mark, first, cursor }: { mark: Mark; first: ListingPage; cursor: Cursor | null },
): Promise<Page> {
  const { lastModified, itemCount } = first.headers;
  const clues = {
    lastModified: lastModified ?? mark.lastModified,
    count: itemCount ?? mark.count,
    digest: mark.digest,
  };
  const found = nothingFound(mark);
  const searched = listing.searches
    ? await searchBehind(client, listing, { mark, found, clues, whole: false, skip: false })
    : null;
  if (!searched?.moved) {
    return { rows: [], cursor: cursor ?? {}, unchanged: true, gap: null, tallies: [], unknown: 0, dropped: 0 };
  }
  return toPage(found, { ...mark, ...clues, top: found.top, at: found.at, search: searched.search }, searched.gap);
}

/** Searches for plays behind page 1 if there is a reason. `moved`: the state has changed and must be stored. */
async function searchBehind(
  client: Client,
  listing: Listing,
  {
    mark,
    found,
    clues,
    whole,
    skip,
  }: { mark: Mark | null; found: CollectedRows; clues: Clues; whole: boolean; skip: boolean },
): Promise<{ search: Search; gap: Page['gap']; moved: boolean }> {
  const now = client.now();
  const before = mark?.search ?? firstSearch(found.top, now);
  // The whole listing was read, or a gap already covers the rest.
  if (!mark || whole || skip) {
    const { searched } = before;
    return { search: { ...ended(before, found.top, now), searched }, gap: null, moved: true };
  }
  const waited = new Set(mark.unread.map(([id]) => id));
  const arrived = [...found.news, ...found.missed].filter((id) => !waited.has(id));
  const suspicion = suspect({ fresh: arrived.length, before: mark, after: clues });
  const planned = planSearch(before, suspicion, now);
  const moved = suspicion.kind !== 'none' || planned.open !== null;
  return { ...(await search(client, listing, { planned, found, count: clues.count })), moved };
}
