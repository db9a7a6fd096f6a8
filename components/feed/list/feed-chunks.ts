import { compareKeys } from '@/utils/store/read/card-keys';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { CardKey } from '@/utils/store/schema';
import { type Chunk, type Feed, type ReadyFeed, shownRows } from './feed';
import type { Group } from './group-walk';

/** Rows per chunk. A chunk is loaded and released as a whole. */
export const CHUNK_ROWS = 50;

/** Appends the next rows below. A card that has moved up since the last page is not shown twice. */
export function withOlder(feed: ReadyFeed, found: readonly FeedRow[], next: CardKey | null): ReadyFeed {
  const shown = new Set(shownRows(feed).map(({ card }) => card.id));
  const rest = found.filter(({ card }) => !shown.has(card.id));
  const chunks = [...feed.chunks];
  const last = chunks.at(-1);
  if (last?.rows && last.count < CHUNK_ROWS && rest.length > 0) {
    chunks[chunks.length - 1] = chunkOf([...last.rows, ...rest.splice(0, CHUNK_ROWS - last.count)]);
  }
  while (rest.length > 0) chunks.push(chunkOf(rest.splice(0, CHUNK_ROWS)));
  return { ...feed, chunks, next };
}

/** Appends a group below. */
export function withGroup(feed: ReadyFeed, { rows, ...group }: Group & { rows: FeedRow[] }): ReadyFeed {
  return { ...feed, chunks: [...feed.chunks, { ...chunkOf(rows), group }] };
}

/** Appends more rows to a group. */
export function withMoreOf(feed: ReadyFeed, facet: string, found: readonly FeedRow[], next: CardKey | null): ReadyFeed {
  const chunks = feed.chunks.map((chunk) => {
    if (chunk.group?.facet !== facet || !chunk.rows) return chunk;
    const shown = new Set(chunk.rows.map(({ card }) => card.id));
    const rows = [...chunk.rows, ...found.filter(({ card }) => !shown.has(card.id))];
    const { total } = chunk.group;
    return { ...chunkOf(rows), group: { facet, next, total: next === null ? rows.length : total } };
  });
  return { ...feed, chunks };
}

function chunkOf(rows: FeedRow[]): Chunk {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw new Error('A stretch without rows');
  return { rows, first: first.card.key, last: last.card.key, count: rows.length, height: null };
}

/** Range of chunk indices, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/** The chunks of a span, and those on either side with `rows` rows: a group is a chunk too, whatever its size. */
export function around(chunks: readonly Chunk[], { from, to }: Span, rows: number): Span {
  const reach = (start: number, step: 1 | -1): number => {
    let at = start;
    for (let left = rows; left > 0; ) {
      const next = chunks[at + step];
      if (!next) break;
      at += step;
      left -= next.count;
    }
    return at;
  };
  return { from: reach(from, -1), to: reach(to, 1) };
}

/** Releases the rows outside of `keep` and stores their height. */
export function withoutFar(feed: ReadyFeed, keep: Span, heights: ReadonlyMap<number, number>): ReadyFeed {
  const isFar = (index: number) => index < keep.from || index > keep.to;
  if (!feed.chunks.some((chunk, index) => chunk.rows && isFar(index))) return feed;
  const chunks = feed.chunks.map((chunk, index) =>
    chunk.rows && isFar(index)
      ? {
          ...chunk,
          rows: null,
          released: chunk.rows.map(({ card }) => card.id),
          height: heights.get(index) ?? chunk.height,
        }
      : chunk,
  );
  return { ...feed, chunks };
}

/** Card ids of the released rows in a span. */
export const releasedIn = ({ chunks }: ReadyFeed, { from, to }: Span): string[] =>
  chunks.slice(Math.max(0, from), to + 1).flatMap(({ released }) => released ?? []);

/** Puts rows of a span back after they were read again, each where it was. Rows that are missing were deleted. */
export function withNear(feed: ReadyFeed, { from, to }: Span, found: ReadonlyMap<string, FeedRow>): ReadyFeed {
  const chunks = feed.chunks.map((chunk, index) => {
    if (!chunk.released || index < from || index > to) return chunk;
    const rows = chunk.released.flatMap((id) => found.get(id) ?? []);
    return { ...chunk, rows, released: undefined, count: rows.length };
  });
  return { ...feed, chunks };
}

/** Applies `change` to each row. Chunks without a change keep their identity; a row that becomes null is removed. */
function mapRows(feed: ReadyFeed, change: (row: FeedRow) => FeedRow | null): ReadyFeed {
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
 * Updates rows in place (read marks, stars, a card that grew) without moving any, for a person who is looking at rows
 * further down.
 *
 * @param now the current rows in the store by card id; a shown row that is missing here was deleted
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
  a.card.starred === b.card.starred &&
  a.card.delivery.state === b.card.delivery.state;

/** Sets or clears unread marks optimistically, before the store confirms. */
export function marked(feed: Feed, ids: ReadonlySet<string> | 'all', unread: boolean): Feed {
  if (feed.kind !== 'ready') return feed;
  // A card in several groups counts once.
  const changed = new Set<string>();
  const next = mapRows(feed, (row) => {
    if ((ids !== 'all' && !ids.has(row.card.id)) || row.unread === unread) return row;
    changed.add(row.card.id);
    return { ...row, unread };
  });
  if (ids === 'all' && !unread) return { ...next, unread: 0 };
  const { size } = changed;
  return size === 0 ? feed : { ...next, unread: Math.max(0, feed.unread + (unread ? size : -size)) };
}
