import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { Page, Window } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { newestFirst } from '@/utils/trakt/v2/found';
import { listItemsListing } from '@/utils/trakt/v2/list-items';
import { readUserLists } from '@/utils/trakt/v2/user-lists';
import { isInWindow, readWindow, withTies } from '@/utils/trakt/v2/window';

/** Reads all lists of a user and the items added to them in a time range. */
export async function readListsWindow(client: Client, user: string, window: Window): Promise<Result<Page, TraktError>> {
  const current = await readUserLists(client, user);
  if (!current.ok) return current;
  const { lists, dropped } = current.value;
  const page: Page = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped };
  for (const { id, list, itemCount, updatedAt, created } of lists) {
    if (isInWindow(window, created)) page.rows.push({ activity: created, fresh: true });
    const quiet = itemCount === 0 || (window.start !== undefined && updatedAt < window.start);
    if (quiet) continue;
    const items = await readWindow(client, listItemsListing(user, id, list), window);
    if (!items.ok && (items.error.kind === 'private' || items.error.kind === 'not-found')) continue;
    if (!items.ok) return items;
    page.rows.push(...items.value.rows);
    page.dropped += items.value.dropped;
    page.gap ??= items.value.gap;
  }
  return ok({ ...page, rows: withTies(newestFirst(page.rows), window.rows) });
}
