import { expect, it } from 'vitest';
import { arrivals } from '@/components/feed/list/arrivals';
import { type Feed, firstFeed } from '@/components/feed/list/feed';
import { withGroup } from '@/components/feed/list/feed-chunks';
import { row } from '@/tests/builders/card';

const feed = (rows: ReturnType<typeof row>[], waiting = 0): Feed => ({ ...firstFeed(rows, null, 0), waiting });

it('reports nothing for the first load', () => {
  expect(arrivals({ kind: 'loading' }, feed([row('a', 1, true)]))).toBe(0);
});

it('counts new unread rows at the top, and those waiting', () => {
  const before = feed([row('a', 1)], 1);
  expect(arrivals(before, feed([row('c', 3, true), row('b', 2, true), row('a', 1)], 1))).toBe(2);
  expect(arrivals(before, feed([row('a', 1)], 3))).toBe(2);
});

it('ignores read rows and older rows', () => {
  expect(arrivals(feed([row('b', 2)]), feed([row('c', 3), row('b', 2), row('a', 1, true)]))).toBe(0);
});

it('counts a new card in two groups once', () => {
  const groups = (id: string, at: number) =>
    ['user:mia', 'user:ben'].reduce(
      (shown, facet) => withGroup(shown, { facet, total: 1, next: null, rows: [row(id, at, true)] }),
      firstFeed([], null, 0),
    );
  expect(arrivals(groups('a', 1), groups('b', 2))).toBe(1);
});
