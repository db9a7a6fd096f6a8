import type { Page, Row } from '@/utils/trakt/trakt-client';
import { checksum } from '@/utils/trakt/v2/checksum';
import type { Decoded, Listing } from '@/utils/trakt/v2/listing-definition';
import type { FirstPage, Mark } from '@/utils/trakt/v2/mark';
import type { DecodedPage } from '@/utils/trakt/v2/rows';
import { isInVocabulary } from '@/utils/trakt/vocabulary';

/** What one read has collected so far. */
export interface CollectedRows {
  rows: Map<string, Row>;
  /** Highest id, or newest time. */
  top: number;
  /** Ids from here on do not raise `top`. */
  ceiling: number;
  /** Time of the newest row. */
  at: number;
  unknown: number;
  dropped: number;
  /** Ids (or times) of new rows. */
  news: number[];
  /** Ids of new rows that could not be read. */
  missed: number[];
  /** How many rows without a known id were left out. */
  nameless: number;
}

export function nothingFound(mark: Mark | null, ceiling = Number.POSITIVE_INFINITY): CollectedRows {
  return {
    rows: new Map(),
    top: mark?.top ?? 0,
    ceiling,
    at: mark?.at ?? 0,
    unknown: 0,
    dropped: 0,
    news: [],
    missed: [],
    nameless: 0,
  };
}

/**
 * Adds a page. In a listing by id, a row is fresh if its id lies above the mark. In a listing by time, it is fresh if
 * it is newer than the oldest row of the previous page 1 and was not on that page: clients set the times, and a new row
 * may get an earlier one than the newest known row.
 *
 * @param mark null at the first read
 */
export function addPage(
  found: CollectedRows,
  page: DecodedPage,
  listing: Listing,
  mark: Mark | null,
  now: number,
): void {
  const known = new Set(mark?.page?.ids);
  const unread = new Map(mark?.unread);
  const isFresh = (row: Decoded) => {
    if (mark === null || unread.has(row.mark)) return true;
    if (listing.newBy === 'id' || !mark.page) return row.mark > mark.top;
    return (row.mark > mark.page.oldest || row.mark === mark.top) && !known.has(checksum(row.activity.id));
  };
  for (const row of page.rows) {
    addRow(found, row, listing, { fresh: isFresh(row), now, asOf: unread.get(row.mark) });
  }
  found.dropped += page.dropped;
  found.nameless += page.dropped - page.unread.length;
  // At the first read, nothing is new.
  if (mark) found.missed.push(...page.unread.filter((id) => id > mark.top || unread.has(id)));
  else found.top = Math.max(found.top, ...page.unread);
}

export function addRow(
  found: CollectedRows,
  { activity, mark }: Decoded,
  listing: Listing,
  { fresh, now, asOf }: { fresh: boolean; now: number; asOf?: number | undefined },
): void {
  // Pages shift during a read, so a row may appear twice.
  if (found.rows.has(activity.id)) return;
  if (fresh) found.news.push(mark);
  if (listing.keep?.(activity) ?? true) {
    found.rows.set(activity.id, { activity, fresh, ...(asOf === undefined ? {} : { asOf }) });
    if (!isInVocabulary(activity)) found.unknown++;
  }
  // Clients set the times, which may lie in the future; such a mark would hide everything until then.
  const reached = listing.newBy === 'time' ? Math.min(mark, now) : mark;
  if (reached < found.ceiling) found.top = Math.max(found.top, reached);
  found.at = Math.max(found.at, Math.min(activity.at, now));
}

/** What the next read needs to know about page 1. */
export function toFirstPage(page: DecodedPage & { last: boolean }, top: number): FirstPage {
  const oldest = page.last ? 0 : Math.min(top, ...page.rows.map(({ mark }) => mark));
  return { oldest, ids: page.rows.map(({ activity }) => checksum(activity.id)) };
}

export function digestOf(page: DecodedPage): number {
  return checksum(page.rows.map(({ activity }) => activity.id).join());
}

export function reaches(page: { rows: Decoded[] }, top: number): boolean {
  return page.rows.some(({ mark }) => mark <= top);
}

export function newestFirst(rows: Iterable<Row>): Row[] {
  return [...rows].sort((a, b) => b.activity.at - a.activity.at);
}

export function toPage(found: CollectedRows, cursor: Page['cursor'], gap: Page['gap'] = null): Page {
  const { unknown, dropped } = found;
  return { rows: newestFirst(found.rows.values()), cursor, unchanged: false, gap, tallies: [], unknown, dropped };
}
