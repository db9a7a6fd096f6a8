import { HOUR } from '@/utils/lib/time';
import { checksum } from '@/utils/trakt/v2/checksum';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { type Announced, isLookDue, isOpenChange, type OpenChange, stillOpen } from '@/utils/trakt/v2/open-change';
import { isResting, type Rest, restAgain, toRest } from '@/utils/trakt/v2/rest';

/** A counter that Trakt shows, and how far the listing behind it is known. */
export interface Counter {
  /** The count when its listing was last completely known. */
  n: number;
  /** Time of the newest row that was ever listed, or of the first look at the counter, ms UTC by Trakt's clock. */
  top: number;
  /** Checksums of the ids of the rows at that time. */
  ids?: number[] | undefined;
  /** The count has grown, and the listing does not show it yet. */
  open?: OpenChange | undefined;
  /** The listing could not be read. */
  rest?: Rest | undefined;
}

/** The edge may have kept an answer, with its date, for an hour. What is dated later than this is a broken answer. */
const MAX_AHEAD_MS = 2 * HOUR;

const announced = (n: number): Announced => ({ count: n, updatedAt: 0 });

/**
 * Whether the listing is to be read, now that Trakt counts `n`. Fewer than before means that something was withdrawn.
 */
export function isDue({ n: known, open, rest }: Counter, n: number, now: number): boolean {
  return n > known && !isResting(rest, now) && isLookDue(open, announced(n), now);
}

/** Whether the listing is due as soon as its counter is seen, even if that has not moved since. */
export function isWaiting({ open, rest }: Counter, now: number): boolean {
  if (rest) return !isResting(rest, now);
  return open !== undefined && isLookDue(open, open, now);
}

/** The counter while its listing is not read. */
export function unread(counter: Counter, n: number): Counter {
  return n > counter.n ? counter : { ...counter, n, open: undefined, rest: undefined };
}

/** A row of a listing behind a counter. */
interface Listed {
  activity: { id: string };
  /** ms UTC */
  mark: number;
}

/** The end of the second of a time: rows have times in seconds. */
const endOfSecond = (at: number) => at - (at % 1000) + 999;

/**
 * A counter that is seen for the first time: rows up to now are no news.
 *
 * @param at when Trakt answered, ms UTC by its clock
 */
export const firstSeen = (n: number, at: number): Counter => ({ n, top: endOfSecond(at) });

/** A counter of something new: everything about it is news. */
export const FROM_ZERO: Counter = { n: 0, top: 0 };

/**
 * Whether a time that Trakt gives can be true.
 *
 * @param at the present, ms UTC: the later of Trakt's clock, which an old answer sets back, and the computer's
 */
export const isBelievable = (time: number, at: number): boolean => time <= at + MAX_AHEAD_MS;

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
  const open = total >= n ? undefined : stillOpen(counter.open, announced(n), now);
  return open ? { n: counter.n, top, ids, open } : { n, top, ids };
}

/** The counter after its listing could not be read. */
export const afterFailure = (counter: Counter, now: number): Counter => ({
  ...counter,
  rest: restAgain(counter.rest, now),
});

/**
 * Sets a newest time more than two hours ahead back to the present: from a broken clock, it would hide all rows until
 * then.
 *
 * @param at the present, ms UTC, as above
 */
export const upToNow = (counter: Counter, at: number): Counter =>
  counter.top > endOfSecond(at + MAX_AHEAD_MS) ? { ...counter, top: endOfSecond(at), ids: undefined } : counter;

/** Parses the part of a cursor; null if it has another format. */
export function toCounter(value: unknown): Counter | null {
  if (!isRecord(value) || !isNumber(value.n) || !isNumber(value.top)) return null;
  const { n, top, ids, open, rest } = value;
  return {
    n,
    top,
    ids: Array.isArray(ids) ? ids.filter(isNumber) : undefined,
    open: isOpenChange(open) ? open : undefined,
    rest: toRest(rest),
  };
}
