import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { Cursor } from '@/utils/trakt/trakt-client';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';

/** How one list stood when all of it was last known. */
export interface SeenList {
  count: number;
  /** ms UTC */
  updatedAt: number;
  /** The same, but never in the future: what was put on it later is new. */
  since: number;
  /** Highest item id; 0 where its items were never read: then only time tells which are new. */
  top: number;
  /** When its items were last read, ms UTC. */
  lookedAt?: number | undefined;
  /** It has changed, and what was read of its items does not account for that yet. */
  open?: OpenChange | undefined;
  /** Since when it is missing among the lists, ms UTC. */
  missingSince?: number | undefined;
  /** As of a mark, for its items. */
  retryCount?: number | undefined;
}

interface OpenChange {
  /** As it was announced. */
  count: number;
  updatedAt: number;
  /** When that was noticed, and when to look again, ms UTC. */
  noticedAt: number;
  dueAt: number;
}

/** What a list says of itself now. */
export interface Announced {
  count: number;
  updatedAt: number;
}

/** Trakt's edge keeps lists and their items for an hour each, and one may be older than the other. */
const CACHED = HOUR + 5 * MINUTE;
const LOOK_EVERY = 15 * MINUTE;
/** A list that is missing for so long is gone; one wrong answer forgets nothing. */
const GONE_AFTER = 2 * DAY;

/** Whether the list's items are to be read now. */
export function isDue(seen: SeenList, { count, updatedAt }: Announced, now: number): boolean {
  if (seen.count === count && seen.updatedAt === updatedAt && !seen.open) return false;
  const { open } = seen;
  const isKnown = open?.count === count && open.updatedAt === updatedAt;
  return !isKnown || now >= open.dueAt || now < open.noticedAt;
}

/**
 * The list after its items were read.
 *
 * A change is done with when the items account for it: as many as announced. One taken off and one put on leave the
 * number as it was, so that the items are read once more when no cache can hold older ones.
 *
 * @param items `top`: their highest id; `fresh`: how many are new; `total`: how many there are in all, null: unknown
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
  const isOld = now - noticedAt >= CACHED || now < noticedAt;
  // Hidden for a moment, or new: nothing to compare with.
  const isWhole = grown > 0 ? (items.total === null ? items.fresh >= grown : items.total >= count) : items.fresh > 0;
  if (isWhole || isOld) return done;
  const dueAt = grown > 0 ? Math.min(now + LOOK_EVERY, noticedAt + CACHED) : noticedAt + CACHED;
  return { ...seen, top: Math.max(seen.top, items.top), lookedAt: now, open: { count, updatedAt, noticedAt, dueAt } };
}

/** Lists that the answer does not name: still known for a while. */
export function missing(
  before: Readonly<Record<string, SeenList>>,
  named: ReadonlySet<string>,
  now: number,
): Record<string, SeenList> {
  const kept = Object.entries(before)
    .filter(([id]) => !named.has(id))
    .map(([id, seen]) => [id, { ...seen, missingSince: Math.min(seen.missingSince ?? now, now) }] as const)
    .filter(([, { missingSince }]) => now - missingSince < GONE_AFTER);
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
