import { titleKey } from '@/utils/activity/title-key';
import { ok, type Result } from '@/utils/lib/result';
import { DAY } from '@/utils/lib/time';
import type { TraktError } from '@/utils/trakt/errors';
import { isRetrying, nextRetryCount } from '@/utils/trakt/retry-count';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { KNOWN_ROWS, POLL_ROWS, readPage } from '@/utils/trakt/v2/pagination';
import { watchlistListing } from '@/utils/trakt/v2/watchlist';

/** Pages of a watchlist that are read: 5,000 rows. */
const MAX_PAGES = 50;
/** Interval of complete reads, ms, while rows stay unreadable: mostly titles that Trakt has deleted for good. */
const REREAD_AFTER_MS = DAY;

/**
 * Reads a whole watchlist: no rows, only a cursor with the keys of its titles (`activity/title-key`). One request is
 * enough while the number of rows and the newest row are unchanged, and for a watchlist that fits on a page of few
 * rows. After a read with unreadable rows, the next ones are complete.
 */
export async function readOwnWatchlist(
  client: Client,
  user: string,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const listing = watchlistListing(user);
  const titles = new Set<string>();
  let dropped = 0;
  const answer = (next: Cursor): Result<Page, TraktError> =>
    ok({ rows: [], cursor: next, unchanged: next === cursor, gap: null, tallies: [], unknown: 0, dropped });
  /** The whole watchlist, if the page of few rows is all of it. */
  let whole: Awaited<ReturnType<typeof readPage>> | null = null;
  if (cursor && typeof cursor.count === 'number') {
    const read = await readPage(client, listing, { page: 1, limit: KNOWN_ROWS });
    if (!read.ok) return read;
    const { rows, headers, last } = read.value;
    const isSame = cursor.count === headers.itemCount && cursor.top === (rows[0]?.mark ?? null);
    if (isSame && !isRereadDue(cursor, client.now())) return answer(cursor);
    if (last) whole = read;
  }
  let top: number | undefined;
  let count: number | null = null;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const read = whole ?? (await readPage(client, listing, { page, limit: POLL_ROWS }));
    if (!read.ok) return read;
    const { rows, headers, last } = read.value;
    dropped += read.value.dropped;
    if (page === 1) [top, count] = [rows[0]?.mark, headers.itemCount];
    for (const { activity } of rows) {
      for (const key of [titleKey('show', activity.show), titleKey('movie', activity.movie)]) if (key) titles.add(key);
    }
    if (last) break;
  }
  for (const title of unreadTitles(cursor, titles, dropped)) titles.add(title);
  const retryCount = nextRetryCount(dropped, cursor?.retryCount);
  if (isRetrying(retryCount)) return answer({ titles: [...titles], retryCount });
  const reread = dropped > 0 ? { retryCount, readAt: client.now() } : {};
  return answer({ titles: [...titles], count, top: top ?? null, ...reread });
}

function isRereadDue({ readAt }: Cursor, now: number): boolean {
  return typeof readAt === 'number' && Math.abs(now - readAt) >= REREAD_AFTER_MS;
}

/**
 * Titles known before that unreadable rows may stand for. If more are missing than that, some were removed, and nobody
 * knows which.
 */
function unreadTitles(cursor: Cursor | null, titles: ReadonlySet<string>, dropped: number): string[] {
  const known = Array.isArray(cursor?.titles) ? (cursor.titles as string[]) : [];
  const missing = known.filter((title) => !titles.has(title));
  return missing.length <= dropped ? missing : [];
}
