import type { Database } from '@/utils/store/open-database';
import type { Card, CardKey } from '@/utils/store/schema';

/** A row of the feed as the pages draw it. */
export interface FeedRow {
  card: Card;
  unread: boolean;
}

export interface FeedPage {
  rows: FeedRow[];
  /** Key to pass as `after` for the next page; null at the end of the feed. */
  next: CardKey | null;
}

/** Badge and popup count no further: beyond it both say "99+". */
export const UNREAD_LIMIT = 100;

export interface Unread {
  /** Number of unread cards, at most {@link UNREAD_LIMIT}. */
  unread: number;
  /** Key of the oldest unread card; null if there is none or more than are counted. */
  oldestUnread: CardKey | null;
}

/** @param keys of the newest unread cards, newest first, at most {@link UNREAD_LIMIT} */
export function unreadOf(keys: readonly CardKey[]): Unread {
  return { unread: keys.length, oldestUnread: (keys.length < UNREAD_LIMIT && keys.at(-1)) || null };
}

/**
 * The newest cards with the number of all unread ones (at most {@link UNREAD_LIMIT}), in one transaction; its requests
 * go out together. An unread card of the page is among the first `limit` unread ones, so their keys say which it is.
 *
 * @param limit at most {@link UNREAD_LIMIT}
 */
export async function readFirstPage(db: Database, limit: number): Promise<FeedPage & Unread> {
  const tx = db.transaction(['cards', 'unread']);
  const [cards, unread] = await Promise.all([
    tx.objectStore('cards').getAll(null, limit),
    tx.objectStore('unread').getAllKeys(null, UNREAD_LIMIT),
  ]);
  const isUnread = new Set(unread.map((key) => key[1]));
  const last = cards.at(-1);
  return {
    rows: cards.map((card) => ({ card, unread: isUnread.has(card.id) })),
    next: last && cards.length === limit ? last.key : null,
    ...unreadOf(unread),
  };
}
