import type { Database } from '@/utils/store/open-database';
import type { CardKey } from '@/utils/store/schema';
import { queue, type WriteTransaction, write } from '@/utils/store/write';

const STORES = ['unread', 'cards', 'outbox'] as const;

/** Marks cards read and cancels their pending notifications. Returns the keys that were unread. */
export async function markRead(db: Database, ids: readonly string[], now: number): Promise<CardKey[]> {
  return write(db, STORES, async (tx) => {
    const read: CardKey[] = [];
    for (const id of ids) {
      const card = await tx.objectStore('cards').index('id').get(id);
      if (!card) continue;
      if ((await tx.objectStore('unread').getKey(card.key)) !== undefined) read.push(card.key);
      queue(tx.objectStore('unread').delete(card.key));
      await takeOut(tx, id, now);
    }
    return read;
  });
}

/** Marks everything read. Returns the keys that were unread, for Undo. */
export async function markAllRead(db: Database, now: number): Promise<CardKey[]> {
  return write(db, STORES, async (tx) => {
    const keys = await tx.objectStore('unread').getAllKeys();
    queue(tx.objectStore('unread').clear());
    for (const id of await tx.objectStore('outbox').getAllKeys()) await takeOut(tx, id, now);
    return keys;
  });
}

/** Restores unread marks, at the card's key or wherever it has moved since. */
export async function markUnread(db: Database, keys: readonly CardKey[]): Promise<void> {
  await write(db, STORES, async (tx) => {
    for (const key of keys) {
      const card = await tx.objectStore('cards').index('id').get(key[1]);
      if (card) queue(tx.objectStore('unread').put(card.key, card.key));
    }
  });
}

async function takeOut(tx: WriteTransaction<(typeof STORES)[number]>, id: string, now: number): Promise<void> {
  const entry = await tx.objectStore('outbox').get(id);
  if (!entry) return;
  queue(tx.objectStore('outbox').delete(id));
  // The card itself was announced.
  if (entry.only) return;
  const cards = tx.objectStore('cards');
  const card = await cards.index('id').get(id);
  if (card) queue(cards.put({ ...card, delivery: { state: 'suppressed', at: now, reason: 'read-before' } }));
}
