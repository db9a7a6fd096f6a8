import type { FeedRow } from '@/utils/store/feed-reader';
import type { StoreError } from '@/utils/store/open-database';
import type { CardKey } from '@/utils/store/schema';

/** The feed as far as it was read from the store. */
export type Feed =
  | { kind: 'loading' }
  | { kind: 'broken'; reason: StoreError['reason'] }
  | {
      kind: 'ready';
      rows: FeedRow[];
      /** Where the next page begins; null at the end of the history. */
      next: CardKey | null;
      /** How many newer cards wait above the first row, until they are asked for. */
      waiting: number;
      /** All unread cards, `UNREAD_LIMIT` at most. */
      unread: number;
    };

export type ReadyFeed = Extract<Feed, { kind: 'ready' }>;
