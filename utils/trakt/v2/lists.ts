import { ok, type Result } from '@/utils/lib/result';
import type { Cursor, Page, Row } from '@/utils/trakt/activity-feed';
import type { TraktError } from '@/utils/trakt/errors';
import { heldAfter, isHeld } from '@/utils/trakt/held';
import type { Client } from '@/utils/trakt/v2/client';
import { newestFirst } from '@/utils/trakt/v2/found';
import { listItemsListing } from '@/utils/trakt/v2/list-items';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { POLL_LIMIT, readPage } from '@/utils/trakt/v2/pagination';
import { readUserLists, type UserList } from '@/utils/trakt/v2/user-lists';

/** How one list stood when it was last read. */
interface Seen {
  count: number;
  updatedAt: number;
  /** The same, but never in the future: what was put on it later is new. */
  since: number;
  /** Highest item id; 0 where its items were never read: then only time tells which are new. */
  top: number;
  /** As of a mark, for its items. */
  held?: number | undefined;
}

/** So many lists are looked into at one read; the others are still different at the next. */
const LISTS = 5;
const PAGES = 3;

/** New lists of a user, and what was put on those lists that have changed. */
export async function readLists(
  client: Client,
  user: string,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const current = await readUserLists(client, user);
  if (!current.ok) return current;
  const { lists, dropped } = current.value;
  const before = toSeenLists(cursor);
  const top = isNumber(cursor?.top) ? cursor.top : null;
  const page: Page = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped };
  const held = heldAfter(dropped, cursor?.held);
  // A list that could not be read is still known.
  const after: Record<string, Seen> = isHeld(held) ? { ...before } : {};
  let looked = 0;
  for (const list of lists) {
    const isNew = top !== null && list.id > top;
    page.rows.push({ activity: list.created, fresh: top === null || isNew });
    const { itemCount: count, updatedAt } = list;
    const now = { count, updatedAt, since: Math.min(updatedAt, client.now()), top: 0 };
    // A list that was there but hidden has nothing new to tell, a new one has everything.
    const seen: Seen = before[list.id] ?? (isNew ? { ...now, count: -1, since: list.created.at - 1 } : now);
    const same = seen.count === now.count && seen.updatedAt === now.updatedAt;
    after[list.id] = seen;
    if (same || looked === LISTS) continue;
    looked++;
    const items = await readNewItems(client, user, list, seen);
    if (!items.ok) return items;
    page.rows.push(...items.value.rows);
    page.gap ??= items.value.gap;
    page.dropped += items.value.dropped;
    const waiting = heldAfter(items.value.dropped, seen.held);
    after[list.id] = isHeld(waiting) ? { ...seen, held: waiting } : { ...now, top: items.value.top, held: waiting };
  }
  const newest = Math.max(top ?? 0, ...lists.map(({ id }) => id));
  const next = { top: top !== null && isHeld(held) ? top : newest, lists: after, held };
  return ok({ ...page, rows: newestFirst(page.rows), cursor: next });
}

/** Items above the highest one seen. Others are left out: most of a list is older than our knowledge of it. */
async function readNewItems(
  client: Client,
  user: string,
  { id, list }: UserList,
  seen: Seen,
): Promise<Result<{ rows: Row[]; top: number; dropped: number; gap: Page['gap'] }, TraktError>> {
  const listing = listItemsListing(user, id, list);
  const rows = new Map<string, Row>();
  let { top } = seen;
  let dropped = 0;
  for (let page = 1; page <= PAGES; page++) {
    const read = await readPage(client, listing, { page, limit: POLL_LIMIT });
    // Made private or deleted since a moment ago.
    if (!read.ok && (read.error.kind === 'private' || read.error.kind === 'not-found')) break;
    if (!read.ok) return read;
    if (!read.value) break;
    const { rows: items, last } = read.value;
    const fresh = items.filter(({ activity, mark }) => (seen.top > 0 ? mark > seen.top : activity.at > seen.since));
    for (const { activity } of fresh) rows.set(activity.id, { activity, fresh: true });
    top = Math.max(top, ...items.map(({ mark }) => mark));
    dropped += read.value.dropped;
    if (last || fresh.length < items.length) break;
    if (page === PAGES) {
      return ok({ rows: [...rows.values()], top, dropped, gap: { since: seen.since, url: listing.url } });
    }
  }
  return ok({ rows: [...rows.values()], top, dropped, gap: null });
}

function toSeenLists(cursor: Cursor | null): Record<string, Seen> {
  const lists = isRecord(cursor?.lists) ? Object.entries(cursor.lists) : [];
  return Object.fromEntries(lists.filter((entry): entry is [string, Seen] => isSeen(entry[1])));
}

function isSeen(value: unknown): value is Seen {
  return isRecord(value) && [value.count, value.updatedAt, value.since, value.top].every(isNumber);
}
