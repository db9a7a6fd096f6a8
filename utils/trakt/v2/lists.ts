import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import { isRetrying, nextRetryCount } from '@/utils/trakt/retry-count';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { newestFirst } from '@/utils/trakt/v2/found';
import { listItemsListing } from '@/utils/trakt/v2/list-items';
import { isNumber } from '@/utils/trakt/v2/mark';
import { missing } from '@/utils/trakt/v2/open-change';
import { POLL_ROWS, readPage } from '@/utils/trakt/v2/pagination';
import { afterLook, isDue, type SeenList, toSeenLists } from '@/utils/trakt/v2/seen-lists';
import { readUserLists, type UserList } from '@/utils/trakt/v2/user-lists';

/** Maximum number of lists with items fetched in one read, those with the longest wait first. */
const MAX_LISTS = 5;
const MAX_PAGES = 3;

/** Reads new lists of a user, and the items added to lists that have changed. */
export async function readLists(
  client: Client,
  user: string,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const current = await readUserLists(client, user);
  if (!current.ok) return current;
  const { lists, dropped } = current.value;
  const now = client.now();
  const before = toSeenLists(cursor);
  const top = isNumber(cursor?.top) ? cursor.top : null;
  const page: Page = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped };
  const retryCount = nextRetryCount(dropped, cursor?.retryCount);
  const after = missing(before, new Set(lists.map(({ id }) => String(id))), now);
  const due: UserList[] = [];
  for (const list of lists) {
    const isNew = top !== null && list.id > top;
    page.rows.push({ activity: list.created, fresh: top === null || isNew });
    const { itemCount: count, updatedAt } = list;
    // For a list that existed but was hidden, nothing counts as new; for a new list, everything does.
    const unknown = isNew
      ? { count: -1, updatedAt, since: list.created.at - 1, top: 0 }
      : { count, updatedAt, since: Math.min(updatedAt, now), top: 0 };
    const seen: SeenList = { ...(before[list.id] ?? unknown), missingSince: undefined };
    after[list.id] = seen;
    if (isDue(seen, { count, updatedAt }, now)) due.push(list);
  }
  const lookedAt = ({ id }: UserList) => after[id]?.lookedAt ?? 0;
  for (const list of due.toSorted((a, b) => lookedAt(a) - lookedAt(b)).slice(0, MAX_LISTS)) {
    const seen = after[list.id];
    if (!seen) continue;
    const items = await readNewItems(client, user, list, seen);
    if (!items.ok) return items;
    const { rows, top: highest, total, gap } = items.value;
    page.rows.push(...rows);
    page.gap ??= gap;
    page.dropped += items.value.dropped;
    const waiting = nextRetryCount(items.value.dropped, seen.retryCount);
    const found = { top: highest, fresh: rows.length, total };
    after[list.id] = isRetrying(waiting)
      ? { ...seen, lookedAt: now, retryCount: waiting }
      : { ...afterLook(seen, { count: list.itemCount, updatedAt: list.updatedAt }, found, now), retryCount: waiting };
  }
  const newest = Math.max(top ?? 0, ...lists.map(({ id }) => id));
  const next = { top: top !== null && isRetrying(retryCount) ? top : newest, lists: after, retryCount };
  return ok({ ...page, rows: newestFirst(page.rows), cursor: next });
}

interface NewItems {
  rows: Row[];
  top: number;
  /** Number of items of the list; null if unknown. */
  total: number | null;
  dropped: number;
  gap: Page['gap'];
}

/**
 * Reads the items above the highest known id. Others are left out, because most of a list was there before Lookout
 * first read it.
 */
async function readNewItems(
  client: Client,
  user: string,
  { id, list }: UserList,
  seen: SeenList,
): Promise<Result<NewItems, TraktError>> {
  const listing = listItemsListing(user, id, list);
  const rows = new Map<string, Row>();
  const found: NewItems = { rows: [], top: seen.top, total: null, dropped: 0, gap: null };
  for (let page = 1; page <= MAX_PAGES; page++) {
    const read = await readPage(client, listing, { page, limit: POLL_ROWS });
    // The list was made private or deleted in this moment.
    if (!read.ok && (read.error.kind === 'private' || read.error.kind === 'not-found')) break;
    if (!read.ok) return read;
    const { rows: items, last, headers, length } = read.value;
    const fresh = items.filter(({ activity, mark }) => (seen.top > 0 ? mark > seen.top : activity.at > seen.since));
    for (const { activity } of fresh) rows.set(activity.id, { activity, fresh: true });
    found.top = Math.max(found.top, ...items.map(({ mark }) => mark));
    found.dropped += read.value.dropped;
    found.total ??= headers.itemCount ?? (page === 1 && last ? length : null);
    if (last || fresh.length < items.length) break;
    if (page === MAX_PAGES) found.gap = { since: seen.since, url: listing.url };
  }
  return ok({ ...found, rows: [...rows.values()] });
}
