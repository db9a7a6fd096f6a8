import type { Page } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import { addRow, type CollectedRows } from '@/utils/trakt/v2/found';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { type ListingPage, readPage } from '@/utils/trakt/v2/pagination';
import {
  ended,
  isThrough,
  MAX_PAGES_PER_DAY,
  MAX_PAGES_PER_READ,
  type OpenSearch,
  remember,
  type Search,
} from '@/utils/trakt/v2/search-plan';

/**
 * Searches older pages for plays that were added with an earlier date: marked as watched "last week", or imported. Only
 * their ids distinguish them. Rows with older ids are left out, not filed as late, because most of a history was there
 * before Lookout first read it. See docs/design/back-dated-plays.md.
 *
 * A page that fails ends the search for this read only; earlier results are kept.
 *
 * @param count number of plays according to Trakt
 */
export async function search(
  client: Client,
  listing: Listing,
  { planned, found, count }: { planned: Search; found: CollectedRows; count: number | null },
): Promise<{ search: Search; gap: Page['gap'] }> {
  const now = client.now();
  let state = remember(planned, found.news, found.top, now);
  const pageOf = (page: number) => readPage(client, listing, { page, limit: MAX_LIMIT });
  const spend = (open: OpenSearch) => {
    state = { ...state, used: state.used + 1, quiet: state.quiet + (open.wanted === null ? 1 : 0) };
  };
  for (let pages = 0; pages < MAX_PAGES_PER_READ && state.used < MAX_PAGES_PER_DAY; pages++) {
    const { open } = state;
    if (!open) break;
    const isLong = open.wanted !== null && open.page > MAX_PAGES_PER_READ && !open.checked;
    if (isLong && count !== null) {
      const last = Math.ceil(count / MAX_LIMIT);
      const read = await pageOf(last);
      spend(open);
      if (!read.ok) return { search: state, gap: null };
      if (!isNear(read.value.length, count - (last - 1) * MAX_LIMIT)) {
        return { search: ended(state, found.top, now), gap: null };
      }
      state = { ...state, open: { ...open, checked: true } };
      continue;
    }
    const read = await pageOf(open.page);
    spend(open);
    if (!read.ok) return { search: state, gap: null };
    const added = take(found, read.value, listing, state, now);
    const next = { ...open, found: open.found + added.length };
    state = { ...state, recent: [...state.recent, ...added] };
    state = isThrough(next, added.length, read.value.last)
      ? ended(state, found.top, now)
      : { ...state, open: { ...next, page: open.page + 1 } };
  }
  const isExhausted = state.open !== null && state.open.page > 1 && state.used >= MAX_PAGES_PER_DAY;
  if (!isExhausted) return { search: state, gap: null };
  const gap = state.open?.wanted === null ? null : { since: state.since, url: listing.url };
  return { search: ended(state, found.top, now), gap };
}

/** Tolerates small differences: pages shift during a read, because the person may be watching. */
const isNear = (length: number, expected: number) => Math.abs(length - expected) <= 3;

/** Adds the new plays of a page and returns their ids. */
function take(
  found: CollectedRows,
  page: ListingPage,
  listing: Listing,
  { base, recent }: Search,
  now: number,
): number[] {
  const known = new Set([...recent, ...found.news]);
  const added = page.rows.filter(({ mark }) => mark > base && !known.has(mark));
  for (const row of added) addRow(found, row, listing, { fresh: true, now });
  return added.map(({ mark }) => mark);
}
