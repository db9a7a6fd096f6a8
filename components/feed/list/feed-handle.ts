import type { FeedFilter } from '@/components/feed/filter/feed-filter';
import type { Feed } from '@/components/feed/list/feed';
import type { Span } from '@/components/feed/list/feed-chunks';

/** A feed on screen, and what a page can do with it: see `use-feed`. */
export interface FeedHandle {
  feed: Feed;
  /** Null: nothing is left out. */
  filter: FeedFilter | null;
  /** Reads the next page, once at a time. */
  more: () => void;
  /** Shows what waits above. */
  showNew: () => void;
  /** Shows what a filter leaves. */
  narrow: (filter: FeedFilter) => void;
  /** Ends a search where it is. */
  stop: () => void;
  virtualize: (visible: Span, heights: ReadonlyMap<number, number>) => void;
  /** Changes marks at once; the store follows. */
  mark: (ids: ReadonlySet<string> | 'all', unread: boolean) => void;
  reload: () => void;
}
