import { MINUTE } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import type { Card, Deferral, Delivery, MuteTarget, OutboxEntry } from '@/utils/store/schema';
import { queue, type WriteTransaction, write } from '@/utils/store/write';

/** An entry of the outbox with the card it stands for; a summary has none. */
export interface Pending {
  entry: OutboxEntry;
  card: Card | undefined;
}

const STORES = ['outbox', 'cards'] as const;
type DeliveryTransaction = WriteTransaction<(typeof STORES)[number]>;

/** All that waits to be shown, oldest first: of this round, and what an earlier, killed worker left behind. */
export async function pendingDeliveries(db: Database): Promise<Pending[]> {
  const tx = db.transaction(STORES);
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
 * @param mutes what its button will mute, of the card as it is now: kept, because more may join the card before it is
 *   pressed; left out where nothing is going to be shown
 * @returns what is to be shown, as it is now: more may have joined the card meanwhile; null where it was taken out
 */
export async function attempt(
  db: Database,
  id: string,
  mutes?: (card: Card) => MuteTarget | null,
): Promise<Pending | null> {
  return write(db, STORES, async (tx) => {
    const outbox = tx.objectStore('outbox');
    const found = await outbox.get(id);
    if (!found) return null;
    const entry: OutboxEntry = { ...found, state: 'attempted', attempts: found.attempts + 1 };
    queue(outbox.put(entry));
    const cards = tx.objectStore('cards');
    const before = await cards.index('id').get(id);
    const mute = before && mutes ? { mute: mutes(before) } : {};
    const card: Card | undefined = before && { ...before, delivery: { state: 'attempted' }, ...mute };
    if (card) queue(cards.put(card));
    return { entry, card };
  });
}

/**
 * An attempted entry is done with: shown, or left out for a reason. Does nothing if it was taken out meanwhile (`gone`:
 * the card was read or muted), or if more joined its card while it was being shown (`joined`): that makes it pending
 * again, and is still to be told.
 */
export async function markDelivered(
  db: Database,
  id: string,
  delivery: Delivery,
): Promise<'settled' | 'joined' | 'gone'> {
  return write(db, STORES, async (tx) => {
    const outbox = tx.objectStore('outbox');
    const entry = await outbox.get(id);
    if (!entry) return 'gone';
    if (entry.state !== 'attempted') return 'joined';
    queue(outbox.delete(id));
    await setDelivery(tx, id, delivery);
    return 'settled';
  });
}

/** Makes entries wait: they and their cards say why. Does nothing to those that were taken out meanwhile. */
export async function defer(db: Database, waiting: readonly { id: string; deferred: Deferral }[]): Promise<void> {
  if (waiting.length === 0) return;
  await write(db, STORES, async (tx) => {
    for (const { id, deferred } of waiting) {
      const outbox = tx.objectStore('outbox');
      const entry = await outbox.get(id);
      if (!entry) continue;
      queue(outbox.put({ ...entry, deferred }));
      await setDelivery(tx, id, { state: 'held', ...deferred });
    }
  });
}

/**
 * When the next of what is held may end, ms UTC, or null where nothing is held; where nobody knows, in a minute. What waits
 * for more to be read ends with that, and so that it is read soon.
 */
export async function nextDeferralEnd(db: Database, now: number): Promise<number | null> {
  const soon = now + MINUTE;
  const endOf = ({ reason, until }: Deferral) =>
    reason === 'catching-up' ? Math.min(until ?? soon, soon) : (until ?? soon);
  const ends = (await db.getAll('outbox')).flatMap(({ deferred }) => (deferred ? [endOf(deferred)] : []));
  return ends.length > 0 ? Math.min(...ends) : null;
}

/**
 * Puts one summary in the place of many cards' entries, or of an earlier summary's: a kill leaves either all of them or
 * the summary.
 */
export async function fold(db: Database, entry: OutboxEntry, folded: readonly Pending[], now: number): Promise<void> {
  await write(db, STORES, async (tx) => {
    const outbox = tx.objectStore('outbox');
    for (const { entry: each } of folded) queue(outbox.delete(each.id));
    for (const id of entry.summary?.cards ?? []) {
      await setDelivery(tx, id, { state: 'suppressed', at: now, reason: 'joined-summary', summary: entry.id });
    }
    await outbox.put(entry);
  });
}
