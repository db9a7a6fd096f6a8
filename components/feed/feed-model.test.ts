import { describe, expect, it } from 'vitest';
import type { ReadyFeed } from '@/components/feed/feed';
import { inPlace, isBefore, marked, withOlder } from '@/components/feed/feed-model';
import { row } from '@/tests/builders/card';
import type { FeedRow } from '@/utils/store/feed-reader';

const feed = (rows: FeedRow[], change: Partial<ReadyFeed> = {}): ReadyFeed => ({
  kind: 'ready',
  rows,
  next: null,
  waiting: 0,
  unread: rows.filter(({ unread }) => unread).length,
  ...change,
});
const ids = ({ rows }: { rows: FeedRow[] }) => rows.map(({ card }) => card.id).join('');

describe('withOlder', () => {
  it('adds the next page below and remembers where it ended', () => {
    const after = withOlder(feed([row('a', 9)]), { rows: [row('b', 8)], next: [-8, 'b'] });
    expect(ids(after)).toBe('ab');
    expect(after.next).toEqual([-8, 'b']);
  });

  it('shows no card twice', () => {
    expect(ids(withOlder(feed([row('a', 9), row('b', 8)]), { rows: [row('b', 8), row('c', 7)], next: null }))).toBe(
      'abc',
    );
  });
});

describe('inPlace', () => {
  const shown = feed([row('b', 8), row('c', 7, true)]);

  it('lets new cards wait above', () => {
    const now = inPlace(shown, { rows: [row('x', 10, true), row('y', 9, true), ...shown.rows], next: null }, 3);
    expect(ids(now)).toBe('bc');
    expect(now.waiting).toBe(2);
    expect(now.unread).toBe(3);
  });

  it('changes marks where the rows are, and leaves untouched rows the same objects', () => {
    const now = inPlace(shown, { rows: [row('b', 8), row('c', 7, false)], next: null }, 0);
    expect(now.rows[1]?.unread).toBe(false);
    expect(now.rows[0]).toBe(shown.rows[0]);
  });

  it('shows what a card has become without moving it', () => {
    const now = inPlace(shown, { rows: [row('c', 12, true), row('b', 8)], next: null }, 1);
    expect(ids(now)).toBe('bc');
    expect(now.rows[1]?.card.key[0]).toBe(-12);
    expect(now.waiting).toBe(0);
  });

  it('counts no older card as new', () => {
    expect(inPlace(shown, { rows: [...shown.rows, row('d', 5)], next: null }, 1).waiting).toBe(0);
  });
});

describe('marked', () => {
  it('changes one row and the count', () => {
    const now = marked(feed([row('a', 9, true), row('b', 8, true)], { unread: 7 }), new Set(['a']), false);
    expect(now).toMatchObject({ unread: 6, rows: [{ unread: false }, { unread: true }] });
  });

  it('changes all of them, those further down too', () => {
    expect(marked(feed([row('a', 9, true)], { unread: 40 }), 'all', false)).toMatchObject({ unread: 0 });
  });

  it('puts marks back', () => {
    expect(marked(feed([row('a', 9)]), new Set(['a']), true)).toMatchObject({ unread: 1, rows: [{ unread: true }] });
  });

  it('counts nothing twice', () => {
    expect(marked(feed([row('a', 9)]), new Set(['a']), false)).toMatchObject({ unread: 0 });
    expect(marked({ kind: 'loading' }, 'all', false)).toEqual({ kind: 'loading' });
  });
});

it('isBefore goes by time, newest first, then by id', () => {
  expect(isBefore([-9, 'b'], [-8, 'a'])).toBe(true);
  expect(isBefore([-8, 'a'], [-8, 'b'])).toBe(true);
  expect(isBefore([-8, 'a'], [-8, 'a'])).toBe(false);
});
