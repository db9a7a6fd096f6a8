import { compareKeys } from '@/utils/store/read/card-keys';
import type { FeedRow } from '@/utils/store/read/feed-reader';
import type { CardKey } from '@/utils/store/schema';
import { type Chunk, type Feed, lineUnder, type ReadyFeed, shownRows } from './feed';

/** Rows of one stretch: they come and go together. */
export const CHUNK_ROWS = 50;

/** The next rows under those that are there. A card that has moved up meanwhile is not shown twice. */
export function withOlder(feed: ReadyFeed, found: readonly FeedRow[], next: CardKey | null): ReadyFeed {
  const shown = new Set(shownRows(feed).map(({ card }) => card.id));
  const rest = found.filter(({ card }) => !shown.has(card.id));
  const chunks = [...feed.chunks];
  const last = chunks.at(-1);
  if (last?.rows && last.count < CHUNK_ROWS && rest.length > 0) {
    chunks[chunks.length - 1] = chunkOf([...last.rows, ...rest.splice(0, CHUNK_ROWS - last.count)]);
  }
  while (rest.length > 0) chunks.push(chunkOf(rest.splice(0, CHUNK_ROWS)));
  return { ...feed, chunks, next, line: feed.chunks.length === 0 ? lineUnder(found) : feed.line };
}

function chunkOf(rows: FeedRow[]): Chunk {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw new Error('A stretch without rows');
  return { rows, first: first.card.key, last: last.card.key, count: rows.length, height: null };
}

/** A part of the list of stretches, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** Lets the rows outside of `keep` go, and remembers how tall they were. */
export function withoutFar(feed: ReadyFeed, keep: Span, heights: ReadonlyMap<number, number>): ReadyFeed {
  const isFar = (index: number) => index < keep.from || index > keep.to;
  if (!feed.chunks.some((chunk, index) => chunk.rows && isFar(index))) return feed;
  const chunks = feed.chunks.map((chunk, index) =>
    chunk.rows && isFar(index) ? { ...chunk, rows: null, height: heights.get(index) ?? chunk.height } : chunk,
  );
  return { ...feed, chunks };
}

/** Puts rows back that were read again. */
export function withNear(feed: ReadyFeed, found: ReadonlyMap<number, FeedRow[]>): ReadyFeed {
  const chunks = feed.chunks.map((chunk, index) => {
    const rows = found.get(index);
    return rows && !chunk.rows ? { ...chunk, rows, count: rows.length } : chunk;
  });
  return { ...feed, chunks };
}

/** Changes single rows; stretches without any stay the same objects. A row that becomes null is gone. */
export function mapRows(feed: ReadyFeed, change: (row: FeedRow) => FeedRow | null): ReadyFeed {
  let touched = false;
  const chunks = feed.chunks.map((chunk) => {
    const rows = chunk.rows?.flatMap((row) => change(row) ?? []);
    if (!rows || (rows.length === chunk.count && rows.every((row, index) => row === chunk.rows?.[index]))) return chunk;
    touched = true;
    return { ...chunk, rows, count: rows.length };
  });
  return touched ? { ...feed, chunks } : feed;
}

/**
 * What was read again while someone looks at rows further down: nothing may jump, so rows keep their places and only
 * change in place (read marks, a card that grew).
 *
 * @param now the rows that were shown, as they are now, by id; those that are gone left out
 */
export function refreshed(feed: ReadyFeed, now: ReadonlyMap<string, FeedRow>): ReadyFeed {
  return mapRows(feed, (row) => {
    const fresh = now.get(row.card.id);
    if (!fresh) return null;
    return fresh.unread === row.unread && isSame(fresh, row) ? row : fresh;
  });
}

const isSame = (a: FeedRow, b: FeedRow) =>
  compareKeys(a.card.key, b.card.key) === 0 &&
  a.card.activities.length === b.card.activities.length &&
  a.card.delivery.state === b.card.delivery.state;

/** Sets or takes away the unread mark of rows, before the store says so itself. */
export function marked(feed: Feed, ids: ReadonlySet<string> | 'all', unread: boolean): Feed {
  if (feed.kind !== 'ready') return feed;
  let count = 0;
  const next = mapRows(feed, (row) => {
    if ((ids !== 'all' && !ids.has(row.card.id)) || row.unread === unread) return row;
    count += 1;
    return { ...row, unread };
  });
  if (ids === 'all' && !unread) return { ...next, unread: 0 };
  return count === 0 ? feed : { ...next, unread: Math.max(0, feed.unread + (unread ? count : -count)) };
}
