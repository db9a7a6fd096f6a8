import { HOUR, MINUTE } from '@/utils/lib/time';
import { checksum } from '@/utils/trakt/v2/checksum';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';

/** A counter that Trakt shows, and how far the listing behind it is known. */
export interface Counter {
  /** The count when its listing was last completely known. */
  n: number;
  /** Time of the newest row that was ever listed, or of the first look at the counter, ms UTC by Trakt's clock. */
  top: number;
  /** Checksums of the ids of the rows at that time. */
  ids?: number[] | undefined;
  /** The count has grown, and the listing does not show it yet. */
  open?: { since: number; due: number } | undefined;
}

/** Trakt's edge caches a listing for an hour, and a counter may be younger than its listing. */
const EDGE_MS = HOUR + 5 * MINUTE;
const LOOK_INTERVAL_MS = 15 * MINUTE;

/** Whether the listing is to be read, now that Trakt counts `n`. Fewer than before means that something was withdrawn. */
export function isDue(counter: Counter, n: number, now: number): boolean {
  const { open } = counter;
  return n > counter.n && (!open || now >= open.due || now < open.since);
}

/** The counter while its listing is not read. */
export function unread(counter: Counter, n: number): Counter {
  return n > counter.n ? counter : { ...counter, n, open: undefined };
}

/** A row of a listing behind a counter. */
interface Listed {
  activity: { id: string };
  /** ms UTC */
  mark: number;
}

/**
 * A counter that is seen for the first time: rows up to now are no news.
 *
 * @param at when Trakt answered, ms UTC by its clock; rows have times in seconds
 */
export const firstSeen = (n: number, at: number): Counter => ({ n, top: at - (at % 1000) + 999 });

/** A counter of something new: everything about it is news. */
export const FROM_ZERO: Counter = { n: 0, top: 0 };

/** The rows that are new: later than the newest known one. */
export function newRows<R extends Listed>({ top, ids = [] }: Counter, rows: readonly R[]): R[] {
  const isNew = ({ mark, activity }: R) => mark > top || (mark === top && !ids.includes(checksum(activity.id)));
  return rows.filter(isNew);
}

/**
 * The counter after its listing was read. It stays open while fewer rows are listed than counted, until no cache can be
 * behind any more: rows of deleted people are counted, but not listed.
 *
 * @param total number of rows in the listing
 */
export function afterLook(
  counter: Counter,
  { n, rows, total, now }: { n: number; rows: readonly Listed[]; total: number; now: number },
): Counter {
  const top = Math.max(counter.top, ...rows.map(({ mark }) => mark));
  const known = counter.top === top ? (counter.ids ?? []) : [];
  const ids = [
    ...new Set([...known, ...rows.filter(({ mark }) => mark === top).map((row) => checksum(row.activity.id))]),
  ];
  const since = counter.open && now >= counter.open.since ? counter.open.since : now;
  if (total >= n || now - since >= EDGE_MS) return { n, top, ids };
  return { n: counter.n, top, ids, open: { since, due: Math.min(now + LOOK_INTERVAL_MS, since + EDGE_MS) } };
}

/** Parses the part of a cursor; null if it has another format. */
export function toCounter(value: unknown): Counter | null {
  if (!isRecord(value) || !isNumber(value.n) || !isNumber(value.top)) return null;
  const { n, top, ids, open } = value;
  const isOpen = isRecord(open) && isNumber(open.since) && isNumber(open.due);
  return {
    n,
    top,
    ids: Array.isArray(ids) ? ids.filter(isNumber) : undefined,
    open: isOpen ? (open as Counter['open']) : undefined,
  };
}
