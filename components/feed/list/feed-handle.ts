import type { FeedFilter } from '@/components/feed/filter/feed-filter';
import type { Feed } from '@/components/feed/list/feed';
import type { Span } from '@/components/feed/list/feed-chunks';

/** The feed on screen and its operations: see `use-feed`. */
export interface FeedHandle {
  feed: Feed;
  /** Null: no filter. */
  filter: FeedFilter | null;
  /** Loads the next page. Does nothing while one is loading. */
  more: () => void;
  /** Shows more rows of a group. */
  moreOf: (facet: string) => void;
  /** Shows the rows that wait above. */
  showNew: () => void;
  /** Applies a filter. */
  narrow: (filter: FeedFilter) => void;
  /** Stops a search and keeps what it has found. */
  stop: () => void;
  virtualize: (visible: Span, heights: ReadonlyMap<number, number>) => void;
  /** Changes unread marks on screen at once; the store follows. */
  mark: (ids: ReadonlySet<string> | 'all', unread: boolean) => void;
  /** Shows what the store holds now, as after each of its changes. Resolves once that is drawn or superseded. */
  refresh: () => Promise<void>;
  reload: () => void;
}
