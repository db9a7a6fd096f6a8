import { titleKey } from '@/utils/activity/title-key';
import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { KNOWN_ROWS, POLL_ROWS, readPage } from '@/utils/trakt/v2/pagination';
import { watchlistListing } from '@/utils/trakt/v2/watchlist';

/** Pages of a watchlist that are read: 5,000 rows. */
const MAX_PAGES = 50;

/**
 * Reads a whole watchlist: no rows, only a cursor with the keys of its titles (`activity/title-key`). One request is
 * enough while the number of rows and the newest row are unchanged, and for a watchlist that fits on a page of few rows.
 */
export async function readOwnWatchlist(
  client: Client,
  user: string,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const listing = watchlistListing(user);
  const titles = new Set<string>();
  const answer = (next: Cursor): Result<Page, TraktError> =>
    ok({ rows: [], cursor: next, unchanged: next === cursor, gap: null, tallies: [], unknown: 0, dropped: 0 });
  /** The whole watchlist, if the page of few rows is all of it. */
  let whole: Awaited<ReturnType<typeof readPage>> | null = null;
  if (cursor && typeof cursor.count === 'number') {
    const read = await readPage(client, listing, { page: 1, limit: KNOWN_ROWS });
    if (!read.ok) return read;
    const { rows, headers, last } = read.value;
    if (cursor.count === headers.itemCount && cursor.top === (rows[0]?.mark ?? null)) return answer(cursor);
    if (last) whole = read;
  }
  let top: number | undefined;
  let count: number | null = null;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const read = whole ?? (await readPage(client, listing, { page, limit: POLL_ROWS }));
    if (!read.ok) return read;
    const { rows, headers, last } = read.value;
    if (page === 1) [top, count] = [rows[0]?.mark, headers.itemCount];
    for (const { activity } of rows) {
      for (const key of [titleKey('show', activity.show), titleKey('movie', activity.movie)]) if (key) titles.add(key);
    }
    if (last) break;
  }
  return answer({ titles: [...titles], count, top: top ?? null });
}
