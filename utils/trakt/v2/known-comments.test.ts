import { expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/lib/time';
import { besides, type KnownComment, pagesAfter } from '@/utils/trakt/v2/known-comments';
import type { ListingPage } from '@/utils/trakt/v2/pagination';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const KNOWN: Record<string, KnownComment> = Object.fromEntries([90, 80, 70, 60, 50, 40].map((id) => [id, {}]));

/** A page with these comments, of which the last ones may be unreadable. */
const page = (ids: number[], last: boolean, { unread = [] as number[], pageCount = null as number | null } = {}) =>
  ({
    rows: ids.map((mark) => ({ mark, activity: { id: String(mark) } })),
    unread,
    last,
    headers: { pageCount },
  }) as unknown as ListingPage;

/** Ids of what is kept: of those that are missing from the page with a mark. */
const kept = (number: number, of: ListingPage, known = KNOWN, now = NOW) =>
  Object.entries(besides(number, of, known, now))
    .map(([id, { missingSince }]) => (missingSince === undefined ? id : `${id} missing`))
    .toSorted()
    .toReversed();

it('counts comments as missing between those of a page, and beyond them on the first and last page', () => {
  expect(kept(1, page([90, 70], false))).toEqual(['80 missing', '60', '50', '40']);
  expect(kept(1, page([80, 70], false))).toEqual(['90 missing', '60', '50', '40']);
  expect(kept(2, page([80, 60], false))).toEqual(['90', '70 missing', '50', '40']);
  expect(kept(2, page([80, 60], true))).toEqual(['90', '70 missing', '50 missing', '40 missing']);
  // Beyond the last page that is read, comments are not followed any more.
  expect(kept(8, page([80, 60], false))).toEqual(['90', '70 missing', '50 missing', '40 missing']);
  expect(kept(1, page([], true))).toHaveLength(6);
});

it('does not count unreadable comments as missing', () => {
  expect(kept(2, page([80], false, { unread: [60] }))).toEqual(['90', '70 missing', '50', '40']);
});

it('forgets comments that are missing for two days', () => {
  const first = besides(1, page([], true), KNOWN, NOW);
  expect(kept(1, page([], true), first, NOW + 2 * DAY - HOUR)).toHaveLength(6);
  expect(kept(1, page([], true), first, NOW + 2 * DAY)).toEqual([]);
});

it('counts pages, as far as they are read', () => {
  expect(pagesAfter(1, page([1], true), 3)).toBe(1);
  expect(pagesAfter(1, page([1], false, { pageCount: 5 }), 3)).toBe(5);
  expect(pagesAfter(1, page([1], false, { pageCount: 400 }), 3)).toBe(8);
  // Without a count, the next page shows whether there are more.
  expect([pagesAfter(1, page([1], false), 1), pagesAfter(1, page([1], false), 4)]).toEqual([2, 4]);
  expect([pagesAfter(3, page([1], false), 3), pagesAfter(3, page([], true), 6)]).toEqual([4, 3]);
});
