import { AT, NUMBERS, orNull, sourcesIn, tableOf } from '@/utils/store/outline-records';
import type { OutlineRecord } from '@/utils/store/outline-schema';
import type { ListingLine } from '@/utils/store/read/source-problem';

/**
 * What the summary for pages needs of each listing. Sorted by key if some have failed: the summary names failed
 * listings in key order, but records are in the order of changes.
 */
export function listingLines(records: readonly OutlineRecord[]): ListingLine[] {
  const { rows, numbers, errors, sources } = tableOf(records);
  const lines = sources();
  const listings = [...rows].map(([key, row]) => ({
    key,
    sourceIds: sourcesIn(lines[row] ?? ''),
    nextDue: numbers[row * NUMBERS + AT.nextDue] ?? 0,
    lastGoodRead: orNull(numbers[row * NUMBERS + AT.lastGoodRead]),
    lastError: errors.get(row) ?? null,
  }));
  return errors.size > 0 ? listings.sort((a, b) => (a.key < b.key ? -1 : 1)) : listings;
}
