import type { Cursor } from '@/utils/trakt/trakt-client';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { type Announced, isLookDue, isOpenChange, type OpenChange, stillOpen } from '@/utils/trakt/v2/open-change';

/** State of one list when it was last completely known. */
export interface SeenList {
  count: number;
  /** ms UTC */
  updatedAt: number;
  /** The same, but never in the future: items added after it are new. */
  since: number;
  /** Highest item id; 0 if its items were never read: then only the time shows which items are new. */
  top: number;
  /** When its items were last read, ms UTC. */
  lookedAt?: number | undefined;
  /** A change that the items read so far do not account for. */
  open?: OpenChange | undefined;
  /** Since when it is missing from the user's lists, ms UTC. */
  missingSince?: number | undefined;
  /** Like the count of a mark, for its items. */
  retryCount?: number | undefined;
}

/** Whether the list's items are due for a read. */
export function isDue(seen: SeenList, announced: Announced, now: number): boolean {
  if (seen.count === announced.count && seen.updatedAt === announced.updatedAt && !seen.open) return false;
  return isLookDue(seen.open, announced, now);
}

/**
 * The state of a list after its items were read.
 *
 * A change is resolved once the items account for it: if the list has grown, by as many items as announced; otherwise
 * (one removed, one added) by any new item. Until then they are read again, for the last time when no cache can hold
 * older ones.
 *
 * @param items `top`: highest id; `fresh`: number of new items; `total`: number of items, null: unknown
 */
export function afterLook(
  seen: SeenList,
  announced: Announced,
  items: { top: number; fresh: number; total: number | null },
  now: number,
): SeenList {
  const { count, updatedAt } = announced;
  const grown = count - seen.count;
  const done: SeenList = { count, updatedAt, since: Math.min(updatedAt, now), top: items.top, lookedAt: now };
  // Without growth, any new item accounts for the change; with growth, the announced number of items does.
  const isWhole = grown > 0 ? (items.total === null ? items.fresh >= grown : items.total >= count) : items.fresh > 0;
  const open = isWhole ? undefined : stillOpen(seen.open, announced, now, grown > 0);
  return open ? { ...seen, top: Math.max(seen.top, items.top), lookedAt: now, open } : done;
}

export function toSeenLists(cursor: Cursor | null): Record<string, SeenList> {
  const lists = isRecord(cursor?.lists) ? Object.entries(cursor.lists) : [];
  return Object.fromEntries(lists.filter((entry): entry is [string, SeenList] => isSeen(entry[1])));
}

function isSeen(value: unknown): value is SeenList {
  if (!isRecord(value)) return false;
  const { open, lookedAt = 0, missingSince = 0 } = value;
  if (![value.count, value.updatedAt, value.since, value.top, lookedAt, missingSince].every(isNumber)) return false;
  return open === undefined || isOpenChange(open);
}
