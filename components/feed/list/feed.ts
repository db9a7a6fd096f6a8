import type { Group } from '@/components/feed/list/group-walk';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { CardKey } from '@/utils/store/schema';
import type { StoreError } from '@/utils/store/store-error';

/** A run of rows. Chunks far from the viewport release their rows and read the same ones again when they come near. */
export interface Chunk {
  /** Null while the rows are released. */
  rows: FeedRow[] | null;
  /** Card ids of the released rows. */
  released?: readonly string[] | undefined;
  /** Keys of the first and last row when they were read. */
  first: CardKey;
  last: CardKey;
  count: number;
  /** Height when last drawn, CSS pixels; null if never drawn. */
  height: number | null;
  /** Only where rows are grouped by person or title: the chunk is a group. */
  group?: Group | undefined;
}

/** The part of the feed read from the store so far. */
export type Feed =
  | { kind: 'loading' }
  | { kind: 'broken'; reason: StoreError['reason'] }
  | {
      kind: 'ready';
      chunks: readonly Chunk[];
      /** First key of the next page (included); null at the end of the history. */
      next: CardKey | null;
      /** Number of newer cards that wait above the first row. */
      waiting: number;
      /** Number of all unread cards, at most `UNREAD_LIMIT`. */
      unread: number;
      /** Key of the oldest card that was unread when the feed was opened: the line between new and old is below it. */
      line: CardKey | null;
      /** True if a filter or a search leaves something out. */
      narrowed: boolean;
      /** True while a search is running. */
      busy: boolean;
      /** Row to scroll back to, and its offset below the top of the viewport, CSS pixels. */
      anchor?: { id: string; offset: number } | undefined;
    };

export type ReadyFeed = Extract<Feed, { kind: 'ready' }>;

/** Enough for the first screen; the next pages load during scrolling. */
export const FIRST_PAGE_ROWS = 30;

/** The feed after its first page. */
export function firstFeed(
  rows: FeedRow[],
  next: CardKey | null,
  unread: number,
  line: CardKey | null = null,
): ReadyFeed {
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    kind: 'ready',
    chunks:
      first && last ? [{ rows, first: first.card.key, last: last.card.key, count: rows.length, height: null }] : [],
    next,
    waiting: 0,
    unread,
    line,
    narrowed: false,
    busy: false,
  };
}

/** Where a row stands. A card may stand in several groups, so with groups its id alone is not enough. */
export const placeOf = (id: string, facet: string | undefined): string => (facet ? `${facet} ${id}` : id);

/** The row at a place, or else the first: the one in the tab order, which is the selected one too. */
export function rowAt({ chunks }: ReadyFeed, place: string | undefined): { row: FeedRow; place: string } | undefined {
  const all = chunks.flatMap(
    ({ rows, group }) => rows?.map((row) => ({ row, place: placeOf(row.card.id, group?.facet) })) ?? [],
  );
  return all.find((each) => each.place === place) ?? all[0];
}

/** All rows in memory. A card in several groups comes several times. */
export function shownRows(feed: Feed): FeedRow[] {
  return feed.kind === 'ready' ? feed.chunks.flatMap(({ rows }) => rows ?? []) : [];
}
