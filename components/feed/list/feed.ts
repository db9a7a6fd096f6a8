import type { FeedRow } from '@/utils/store/read/feed-reader';
import type { CardKey } from '@/utils/store/schema';
import type { StoreError } from '@/utils/store/store-error';

/** A stretch of rows. Those far from what is looked at are let go and read again when they come near. */
export interface Chunk {
  /** Its rows, or null while it is far away. */
  rows: FeedRow[] | null;
  /** Of its first and last row when they were read. */
  first: CardKey;
  last: CardKey;
  count: number;
  /** How tall it was when it was last drawn, CSS pixels; null: never. */
  height: number | null;
}

/** The feed as far as it was read from the store. */
export type Feed =
  | { kind: 'loading' }
  | { kind: 'broken'; reason: StoreError['reason'] }
  | {
      kind: 'ready';
      chunks: readonly Chunk[];
      /** Where the next page begins (included); null at the end of the history. */
      next: CardKey | null;
      /** How many newer cards wait above the first row, until they are asked for. */
      waiting: number;
      /** All unread cards, `UNREAD_LIMIT` at most. */
      unread: number;
      /** Id of the row under the line that parts new from old, as it was when the feed was opened. */
      line: string | null;
      /** True where a filter or a search leaves something out. */
      narrowed: boolean;
      /** True while pages are being looked through. */
      busy: boolean;
      /** The row to be brought back to its place: it stood so many CSS pixels below the window's top. */
      anchor?: { id: string; offset: number } | undefined;
    };

export type ReadyFeed = Extract<Feed, { kind: 'ready' }>;

/** Enough for the first look; the next pages come while one scrolls. */
export const FIRST_PAGE_ROWS = 30;

/** What is read first. */
export function firstFeed(rows: FeedRow[], next: CardKey | null, unread: number): ReadyFeed {
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    kind: 'ready',
    chunks:
      first && last ? [{ rows, first: first.card.key, last: last.card.key, count: rows.length, height: null }] : [],
    next,
    waiting: 0,
    unread,
    line: lineUnder(rows),
    narrowed: false,
    busy: false,
  };
}

/** Where the line stands that parts new from old: above the first read row, if unread ones come before it. */
export function lineUnder(rows: readonly FeedRow[]): string | null {
  return (rows[0]?.unread && rows.find((row) => !row.unread)?.card.id) || null;
}

/** The rows that are at hand. */
export function shownRows(feed: Feed): FeedRow[] {
  return feed.kind === 'ready' ? feed.chunks.flatMap(({ rows }) => rows ?? []) : [];
}
