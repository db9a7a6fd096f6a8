import { DAY } from '@/utils/lib/time';

/** Rows with a known id but an unreadable title: id, and when it was first on a page, ms UTC. */
export type UnreadRows = [id: number, since: number][];

/**
 * How long full pages are requested although Trakt offers 304: whether its validators change when a row is repaired is
 * unknown.
 */
const EAGER_MS = DAY;
/** How long a row is waited for. Most unreadable ones are titles that Trakt has deleted for good. */
const MAX_WAIT_MS = 7 * DAY;
const MAX_UNREAD_ROWS = 100;

/**
 * The unreadable rows that are still waited for.
 *
 * @param read ids of the rows that could be read
 * @param missed ids of new rows that could not be
 */
export function stillUnread(
  before: UnreadRows,
  { read, missed }: { read: ReadonlySet<number>; missed: readonly number[] },
  now: number,
): UnreadRows {
  const known = new Map(before);
  const all = new Map([...before, ...missed.map((id): [number, number] => [id, known.get(id) ?? now])]);
  return [...all]
    .filter(([id, since]) => !read.has(id) && Math.abs(now - since) < MAX_WAIT_MS)
    .sort(([a], [b]) => b - a)
    .slice(0, MAX_UNREAD_ROWS);
}

export function wantsFullPage(rows: UnreadRows, now: number): boolean {
  return rows.some(([, since]) => Math.abs(now - since) < EAGER_MS);
}

/** Parses what a cursor holds. */
export function toUnreadRows(value: unknown): UnreadRows {
  const isPair = (pair: unknown) => Array.isArray(pair) && pair.length === 2 && pair.every(Number.isFinite);
  return Array.isArray(value) ? (value.filter(isPair) as UnreadRows) : [];
}
