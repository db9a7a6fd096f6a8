import type { Database } from '@/utils/store/open-database';
import type { Card, Delivery, OutboxEntry } from '@/utils/store/schema';
import { queue, whole } from '@/utils/store/transaction';

/** An entry of the outbox with the card it stands for; a summary has none. */
export interface Pending {
  entry: OutboxEntry;
  card: Card | undefined;
}

const stores = (db: Database) => db.transaction(['outbox', 'cards'], 'readwrite');
type DeliveryTransaction = ReturnType<typeof stores>;

/** All that waits to be shown, oldest first: of this round, and what an earlier, killed worker left behind. */
export async function pendingDeliveries(db: Database): Promise<Pending[]> {
  const tx = db.transaction(['outbox', 'cards']);
  const entries = await tx.objectStore('outbox').getAll();
  const cards = tx.objectStore('cards').index('id');
  const found = await Promise.all(entries.map(async (entry) => ({ entry, card: await cards.get(entry.id) })));
  return found.sort((a, b) => a.entry.since - b.entry.since || (b.card?.key[0] ?? 0) - (a.card?.key[0] ?? 0));
}

async function setDelivery(tx: DeliveryTransaction, id: string, delivery: Delivery): Promise<void> {
  const cards = tx.objectStore('cards');
  const card = await cards.index('id').get(id);
  if (card) queue(cards.put({ ...card, delivery }));
}

/**
 * To be stored before the notification is created: after a kill in between, the same id is created again.
 *
 * @returns what is to be shown, as it is now: more may have joined the card meanwhile; null where it was taken out
 */
export async function attempt(db: Database, id: string): Promise<Pending | null> {
  return whole(stores(db), async (tx) => {
    const outbox = tx.objectStore('outbox');
    const found = await outbox.get(id);
    if (!found) return null;
    const entry: OutboxEntry = { ...found, state: 'attempted', attempts: found.attempts + 1 };
    queue(outbox.put(entry));
    await setDelivery(tx, id, { state: 'attempted' });
    return { entry, card: await tx.objectStore('cards').index('id').get(id) };
  });
}

/**
 * An attempted entry is done with: shown, or left out for a reason. Does nothing if it was taken out meanwhile, or if
 * more joined its card while it was being shown: that makes it pending again, and is still to be told.
 */
export async function settle(db: Database, id: string, delivery: Delivery): Promise<void> {
  await whole(stores(db), async (tx) => {
    const outbox = tx.objectStore('outbox');
    if ((await outbox.get(id))?.state !== 'attempted') return;
    queue(outbox.delete(id));
    await setDelivery(tx, id, delivery);
  });
}

/** Puts one summary in the place of many cards' entries: a kill leaves either all of them or the summary. */
export async function fold(db: Database, entry: OutboxEntry, now: number): Promise<void> {
  await whole(stores(db), async (tx) => {
    const outbox = tx.objectStore('outbox');
    for (const id of entry.summary?.cards ?? []) {
      queue(outbox.delete(id));
      await setDelivery(tx, id, { state: 'suppressed', at: now, reason: 'joined-summary' });
    }
    await outbox.put(entry);
  });
}
