import type { Page, Row } from '@/utils/trakt/activity-feed';
import type { Mark } from '@/utils/trakt/v2/mark';
import type { Listing } from '@/utils/trakt/v2/pagination';
import type { Decoded, DecodedPage } from '@/utils/trakt/v2/rows';
import { isInVocabulary } from '@/utils/trakt/vocabulary';

/** What one read has brought together so far. */
export interface Found {
  rows: Map<string, Row>;
  /** Highest id, or newest time. */
  top: number;
  /** Time of the newest row. */
  at: number;
  unknown: number;
  dropped: number;
  fresh: number;
}

export function nothingFound(mark: Mark | null): Found {
  return { rows: new Map(), top: mark?.top ?? 0, at: mark?.at ?? 0, unknown: 0, dropped: 0, fresh: 0 };
}

/**
 * Adds a page. A row is fresh if it lies above `mark`; a time may be shared by a row that was already read, the store
 * knows.
 *
 * @param top what was highest before this read, null at the first one
 * @returns how many rows of the page are surely new
 */
export function addPage(found: Found, page: DecodedPage, listing: Listing, top: number | null, now: number): number {
  let added = 0;
  for (const { activity, mark } of page.rows) {
    // Pages shift while they are read.
    if (found.rows.has(activity.id)) continue;
    const above = top === null || mark > top;
    if (above) added++;
    if (listing.keep?.(activity) ?? true) {
      found.rows.set(activity.id, { activity, fresh: above || (listing.newBy === 'time' && mark === top) });
      if (!isInVocabulary(activity)) found.unknown++;
    }
    // Times are set by clients and may lie in the future; such a mark would hide everything until then.
    found.top = Math.max(found.top, listing.newBy === 'time' ? Math.min(mark, now) : mark);
    found.at = Math.max(found.at, Math.min(activity.at, now));
  }
  found.dropped += page.dropped;
  found.fresh += added;
  return added;
}

export function reaches(page: { rows: Decoded[] }, top: number): boolean {
  return page.rows.some(({ mark }) => mark <= top);
}

export function newestFirst(rows: Iterable<Row>): Row[] {
  return [...rows].sort((a, b) => b.activity.at - a.activity.at);
}

export function toPage(found: Found, cursor: Page['cursor'], gap: Page['gap'] = null): Page {
  const { unknown, dropped } = found;
  return { rows: newestFirst(found.rows.values()), cursor, unchanged: false, gap, tallies: [], unknown, dropped };
}
