import { describe, expect, it } from 'vitest';
import { type Chunk, firstFeed, type ReadyFeed, shownRows } from '@/components/feed/list/feed';
import {
  around,
  CHUNK_ROWS,
  marked,
  refreshed,
  releasedIn,
  withGroup,
  withNear,
  withOlder,
  withoutFar,
} from '@/components/feed/list/feed-chunks';
import { row } from '@/tests/builders/card';
import type { FeedRow } from '@/utils/store/read/first-page';

const feed = (rows: FeedRow[], unread = rows.filter((each) => each.unread).length) => firstFeed(rows, null, unread);
const ids = (shown: ReadyFeed) => shownRows(shown).map(({ card }) => card.id);
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => row(`r${from + at}`, -from - at));
const byId = (...found: FeedRow[]) => new Map(found.map((each) => [each.card.id, each]));

describe('withOlder', () => {
  it('appends rows in chunks of one size, and keeps the key of the next page', () => {
    const after = withOlder(feed(rows(0, 30)), rows(30, 2 * CHUNK_ROWS + 5), [-8, 'b']);
    expect(after.chunks.map(({ count }) => count)).toEqual([CHUNK_ROWS, CHUNK_ROWS, 5]);
    expect(ids(after)).toEqual(ids(feed(rows(0, 105))));
    expect(after.chunks[1]).toMatchObject({ first: [50, 'r50'], last: [99, 'r99'] });
    expect(after.next).toEqual([-8, 'b']);
  });

  it('shows no card twice', () => {
    const after = withOlder(feed([row('a', 9), row('b', 8)]), [row('b', 8), row('c', 7)], null);
    expect(ids(after)).toEqual(['a', 'b', 'c']);
  });
});

it('releases the rows of far chunks, and restores them', () => {
  const all = withOlder(feed(rows(0, 50)), rows(50, 300), null);
  const far = withoutFar(all, { from: 2, to: 3 }, new Map([[0, 3100]]));
  expect(far.chunks.map((chunk) => chunk.rows !== null)).toEqual([false, false, true, true, false, false]);
  expect(far.chunks[0]).toMatchObject({ count: 50, height: 3100 });
  expect(withoutFar(far, { from: 2, to: 3 }, new Map())).toBe(far);
  const span = { from: 1, to: 2 };
  expect(releasedIn(far, span)).toEqual(rows(50, 100).map(({ card }) => card.id));
  const near = withNear(far, span, byId(...rows(40, 99)));
  expect(near.chunks[1]).toMatchObject({ count: 49, rows: rows(50, 99) });
  expect(near.chunks[2]).toBe(far.chunks[2]);
  expect(near.chunks[0]?.rows).toBeNull();
  expect(releasedIn(near, span)).toEqual([]);
});

it('keeps rows around the view by their number, whatever the size of the groups', () => {
  const of = (...counts: number[]) => counts.map((count) => ({ ...feed(rows(0, 1)).chunks[0], count }) as Chunk);
  expect(around(of(50, 50, 50, 50, 50), { from: 2, to: 2 }, 50)).toEqual({ from: 1, to: 3 });
  expect(around(of(...Array(40).fill(5)), { from: 20, to: 21 }, 50)).toEqual({ from: 10, to: 31 });
  expect(around(of(5, 400, 5, 5, 5), { from: 2, to: 3 }, 50)).toEqual({ from: 1, to: 4 });
  expect(around([], { from: -1, to: 0 }, 50)).toEqual({ from: -1, to: 0 });
});

describe('refreshed', () => {
  const shown = feed([row('b', 8), row('c', 7, true)]);

  it('updates marks in place, and keeps the identity of unchanged rows', () => {
    const now = refreshed(shown, byId(row('b', 8), row('c', 7, false)));
    expect(shownRows(now)[1]?.unread).toBe(false);
    expect(shownRows(now)[0]).toBe(shownRows(shown)[0]);
    expect(refreshed(shown, byId(row('b', 8), row('c', 7, true)))).toBe(shown);
  });

  it('updates a card without moving it', () => {
    const now = refreshed(shown, byId(row('c', 12, true), row('b', 8)));
    expect(ids(now)).toEqual(['b', 'c']);
    expect(shownRows(now)[1]?.card.key[0]).toBe(-12);
  });

  it('drops deleted rows', () => {
    expect(ids(refreshed(shown, byId(row('b', 8))))).toEqual(['b']);
  });
});

describe('marked', () => {
  it('changes one row and the count', () => {
    const now = marked(feed([row('a', 9, true), row('b', 8, true)], 7), new Set(['a']), false);
    expect(now).toMatchObject({ unread: 6, chunks: [{ rows: [{ unread: false }, { unread: true }] }] });
  });

  it('changes all rows, including released ones', () => {
    expect(marked(feed([row('a', 9, true)], 40), 'all', false)).toMatchObject({ unread: 0 });
  });

  it('marks a row as unread again, and counts it', () => {
    expect(marked(feed([row('a', 9)]), new Set(['a']), true)).toMatchObject({ unread: 1 });
  });

  it('counts a card in two groups once, and changes it in both', () => {
    const both = ['user:mia', 'user:ben'].reduce(
      (shown, facet) => withGroup(shown, { facet, total: 1, next: null, rows: [row('a', 9, true)] }),
      firstFeed([], null, 7),
    );
    const now = marked(both, new Set(['a']), false) as ReadyFeed;
    expect(now.unread).toBe(6);
    expect(shownRows(now).map(({ unread }) => unread)).toEqual([false, false]);
    expect(marked(now, new Set(['a']), true)).toMatchObject({ unread: 7 });
  });

  it('does not change the count if the mark stays the same', () => {
    expect(marked(feed([row('a', 9)]), new Set(['a']), false)).toMatchObject({ unread: 0 });
    expect(marked({ kind: 'loading' }, 'all', false)).toEqual({ kind: 'loading' });
  });
});
