import type { Database } from '@/utils/store/open-database';
import { type FeedPage, UNREAD_LIMIT, type Unread, unreadOf } from '@/utils/store/read/first-page';
import type { Card, CardKey, StreamState } from '@/utils/store/schema';

const FIRST: CardKey = [Number.NEGATIVE_INFINITY, ''];
const after = (key: CardKey) => IDBKeyRange.lowerBound(key, true);

/**
 * The newest cards, or the next page of them. Costs the same however long the history is. Filtered feeds are read by
 * `feed-query`.
 */
export async function readPage(
  db: Database,
  { after: from = FIRST, limit }: { after?: CardKey; limit: number },
): Promise<FeedPage> {
  const tx = db.transaction(['cards', 'unread']);
  const found = await tx.objectStore('cards').getAll(after(from), limit);
  const last = found.at(-1);
  if (!last || !found[0]) return { rows: [], next: null };
  const unread = await tx.objectStore('unread').getAllKeys(IDBKeyRange.bound(found[0].key, last.key));
  const isUnread = new Set(unread.map((key) => key[1]));
  return {
    rows: found.map((card) => ({ card, unread: isUnread.has(card.id) })),
    next: found.length < limit ? null : last.key,
  };
}

/** All cards at or after a time (ms UTC), newest first. */
export async function readCardsSince(db: Database, since: number): Promise<Card[]> {
  // An array sorts after every string, so [] lies beyond every id.
  return db.getAll('cards', IDBKeyRange.upperBound([-since, []]));
}

/** How many cards are unread, at most {@link UNREAD_LIMIT}. */
export async function readUnreadCount(db: Database): Promise<number> {
  return (await db.getAllKeys('unread', null, UNREAD_LIMIT)).length;
}

/** How many cards are unread, and the oldest of them. */
export async function readUnread(db: Database): Promise<Unread> {
  return unreadOf(await db.getAllKeys('unread', null, UNREAD_LIMIT));
}

export async function readCard(db: Database, id: string): Promise<Card | undefined> {
  return db.getFromIndex('cards', 'id', id);
}

/** The state of each stream. */
export async function readStreams(db: Database): Promise<StreamState[]> {
  return db.getAll('streams');
}
