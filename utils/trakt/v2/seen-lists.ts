import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { Cursor } from '@/utils/trakt/trakt-client';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';

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

interface OpenChange {
  /** The values that the list announced. */
  count: number;
  updatedAt: number;
  /** When the change was noticed, and when to read the items again, ms UTC. */
  noticedAt: number;
  dueAt: number;
}

/** The current values of a list. */
export interface Announced {
  count: number;
  updatedAt: number;
}

/** Trakt's edge caches lists and their items for an hour each, and one may be older than the other. */
const EDGE_CACHE_MS = HOUR + 5 * MINUTE;
const LOOK_INTERVAL_MS = 15 * MINUTE;
/** A list that is missing for this long is gone. A single wrong answer forgets nothing. */
const FORGET_AFTER_MS = 2 * DAY;

/** Whether the list's items are due for a read. */
export function isDue(seen: SeenList, { count, updatedAt }: Announced, now: number): boolean {
  if (seen.count === count && seen.updatedAt === updatedAt && !seen.open) return false;
  const { open } = seen;
  const isKnown = open?.count === count && open.updatedAt === updatedAt;
  return !isKnown || now >= open.dueAt || now < open.noticedAt;
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
  const isSame = seen.open?.count === count && seen.open.updatedAt === updatedAt;
  const noticedAt = isSame ? (seen.open?.noticedAt ?? now) : now;
  const isOld = now - noticedAt >= EDGE_CACHE_MS || now < noticedAt;
  // Without growth, any new item accounts for the change; with growth, the announced number of items does.
  const isWhole = grown > 0 ? (items.total === null ? items.fresh >= grown : items.total >= count) : items.fresh > 0;
  if (isWhole || isOld) return done;
  const dueAt = grown > 0 ? Math.min(now + LOOK_INTERVAL_MS, noticedAt + EDGE_CACHE_MS) : noticedAt + EDGE_CACHE_MS;
  return { ...seen, top: Math.max(seen.top, items.top), lookedAt: now, open: { count, updatedAt, noticedAt, dueAt } };
}

/** Keeps lists that are missing from the answer for a while. */
export function missing(
  before: Readonly<Record<string, SeenList>>,
  named: ReadonlySet<string>,
  now: number,
): Record<string, SeenList> {
  const kept = Object.entries(before)
    .filter(([id]) => !named.has(id))
    .map(([id, seen]) => [id, { ...seen, missingSince: Math.min(seen.missingSince ?? now, now) }] as const)
    .filter(([, { missingSince }]) => now - missingSince < FORGET_AFTER_MS);
  return Object.fromEntries(kept);
}

export function toSeenLists(cursor: Cursor | null): Record<string, SeenList> {
  const lists = isRecord(cursor?.lists) ? Object.entries(cursor.lists) : [];
  return Object.fromEntries(lists.filter((entry): entry is [string, SeenList] => isSeen(entry[1])));
}

function isSeen(value: unknown): value is SeenList {
  if (!isRecord(value)) return false;
  const { open, lookedAt = 0, missingSince = 0 } = value;
  if (![value.count, value.updatedAt, value.since, value.top, lookedAt, missingSince].every(isNumber)) return false;
  return (
    open === undefined ||
    (isRecord(open) && [open.count, open.updatedAt, open.noticedAt, open.dueAt].every((each) => isNumber(each)))
  );
}
