import { ok, type Result } from '@/utils/lib/result';
import type { Cursor, Page } from '@/utils/trakt/activity-feed';
import type { TraktError } from '@/utils/trakt/errors';
import { heldAfter, isHeld } from '@/utils/trakt/held';
import type { Client } from '@/utils/trakt/v2/client';
import { addPage, nothingFound, reaches, toPage } from '@/utils/trakt/v2/found';
import { type Mark, toMark } from '@/utils/trakt/v2/mark';
import { type Listing, POLL_LIMIT, readPage } from '@/utils/trakt/v2/pagination';
import { walk } from '@/utils/trakt/v2/walk';

/** So many pages a read, then a gap: an import of thousands shall not use up Trakt's allowance. */
const PAGES = 3;

/** Reads what is new on a listing since the cursor; null reads its newest page. */
export async function readListing(
  client: Client,
  listing: Listing,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const mark = toMark(cursor);
  const top = mark?.top ?? null;
  // While a search of older pages goes on, page 1 is wanted whatever has changed.
  const validators = listing.conditional && !mark?.walk?.open ? mark : null;
  const first = await readPage(client, listing, { page: 1, limit: listing.limit ?? POLL_LIMIT }, validators);
  if (!first.ok) return first;
  if (!first.value) return ok(unchanged(cursor ?? {}));

  const found = nothingFound(mark);
  let page = first.value;
  let gap: Page['gap'] = null;
  addPage(found, page, listing, top, client.now());
  for (let number = 2; top !== null && !page.last && !reaches(page, top); number++) {
    if (number > PAGES) {
      gap = { since: mark?.at ?? 0, url: listing.url };
      break;
    }
    const read = await readPage(client, listing, { page: number, limit: listing.limit ?? POLL_LIMIT });
    if (!read.ok) return read;
    if (!read.value) break;
    page = read.value;
    addPage(found, page, listing, top, client.now());
  }

  const walked =
    mark && listing.walks && !gap ? await walk(client, listing, { mark, found, first: first.value }) : null;
  const held = heldAfter(found.dropped, mark?.held);
  // No validators: what could not be read shall be sent again.
  const unread = isHeld(held) ? { etag: null, lastModified: null, held } : { held };
  if (mark && isHeld(held)) return ok(toPage(found, { ...mark, ...unread }, gap));
  const { etag, lastModified, itemCount } = first.value.headers;
  const next: Mark = {
    top: found.top,
    at: found.at,
    etag,
    lastModified,
    count: itemCount,
    walk: walked?.walk ?? mark?.walk ?? null,
    ...unread,
  };
  return ok(toPage(found, { ...next }, gap ?? walked?.gap ?? null));
}

function unchanged(cursor: Cursor): Page {
  return { rows: [], cursor, unchanged: true, gap: null, tallies: [], unknown: 0, dropped: 0 };
}
