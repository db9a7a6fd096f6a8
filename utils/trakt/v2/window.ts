import type { Activity } from '@/utils/activity/activity';
import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { Page, Row, Window } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import { addPage, type CollectedRows, newestFirst, nothingFound, toPage } from '@/utils/trakt/v2/found';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { readPage } from '@/utils/trakt/v2/pagination';

/** 10,000 rows. Beyond that a question is answered in part, and the gap says from when. */
const MAX_PAGES = 40;

export function isInWindow({ start, end, filter }: Window, activity: Activity): boolean {
  const { at } = activity;
  return (start === undefined || at >= start) && (end === undefined || at <= end) && (filter?.(activity) ?? true);
}

/**
 * Reads pages until the window is full or the listing ends. If a window could not be read completely, the gap's `since`
 * is the oldest time that was reached.
 */
export async function readWindow(client: Client, listing: Listing, window: Window): Promise<Result<Page, TraktError>> {
  const found = nothingFound(null);
  let gap: Page['gap'] = null;
  let oldest = Number.POSITIVE_INFINITY;
  for (let page = 1; !isFull(found, window, oldest); page++) {
    const read = await readPage(client, listing, { page, limit: MAX_LIMIT, window });
    if (!read.ok) return read;
    addPage(found, read.value, listing, null, client.now());
    oldest = Math.min(...read.value.rows.map(({ activity }) => activity.at));
    if (read.value.last || (window.start !== undefined && oldest < window.start)) break;
    if (page === MAX_PAGES) {
      gap = { since: oldest, url: listing.url };
      break;
    }
  }
  return ok(withinWindow(toPage(found, {}, gap), window));
}

/** @param oldest time of the oldest row read */
function isFull(found: CollectedRows, window: Window, oldest: number): boolean {
  const wanted = newestFirst(found.rows.values()).filter(({ activity }) => isInWindow(window, activity));
  const last = wanted[window.rows - 1];
  return last !== undefined && oldest < last.activity.at;
}

export function withinWindow(page: Page, window: Window): Page {
  const rows = page.rows.filter(({ activity }) => isInWindow(window, activity));
  return { ...page, rows: withTies(rows, window.rows) };
}

/** The first `count` rows (newest first) plus rows with the same time as the last one. */
export function withTies(rows: Row[], count: number): Row[] {
  const last = rows[count - 1];
  return last ? rows.filter(({ activity }, i) => i < count || activity.at === last.activity.at) : rows;
}
