import type { IDBPTransaction } from 'idb';
import { MINUTE } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import type { Card, Deferral, Delivery, LookoutDB, MuteTarget, OutboxEntry } from '@/utils/store/schema';
import type { Summary } from '@/utils/store/summary';
import { queue, type WriteTransaction, write } from '@/utils/store/write';

/** An outbox entry with its card; a summary has no card. */
export interface Pending {
  entry: OutboxEntry;
  card: Card | undefined;
}

const STORES = ['outbox', 'cards'] as const;
type DeliveryReads = IDBPTransaction<LookoutDB, ('outbox' | 'cards')[]>;
type DeliveryTransaction = WriteTransaction<(typeof STORES)[number]>;

/**
 * Everything waiting to be shown, oldest first: from this round, and left over from a worker that was killed.
 *
 * @param tx a transaction of the caller that covers both stores
 */
export async function pendingDeliveries(
  db: Database,
  tx: Pick<DeliveryReads, 'objectStore'> = db.transaction(STORES),
): Promise<Pending[]> {
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
 * Marks an entry as attempted. Call it before creating the notification: after a kill in between, the same id is
 * created again.
 *
 * @param mutes what the notification's button will mute for the card as it is now; stored because more activities may
 *   join the card before the button is pressed; omit it where nothing will be shown
 * @returns the entry as it is now, since more may have joined the card; null if the entry was removed
 */
export async function markAttempted(
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
 * Closes an attempted entry: shown, or left out for a reason. Does nothing if the entry was removed meanwhile (`gone`:
 * the card was read or muted). Also does nothing if more joined the card while it was being shown (`joined`): the entry
 * is then pending again and still has to be announced.
 *
 * @param later ids of members that are to be announced after a pause: the entry stays for them
 */
export async function markDelivered(
  db: Database,
  id: string,
  delivery: Delivery,
  later: readonly string[] = [],
): Promise<'delivered' | 'joined' | 'gone'> {
  return write(db, STORES, async (tx) => {
    const outbox = tx.objectStore('outbox');
    const entry = await outbox.get(id);
    if (!entry) return 'gone';
    if (entry.state !== 'attempted') return 'joined';
    close(tx, entry, later);
    await setDelivery(tx, id, delivery);
    return 'delivered';
  });
}

/** Removes an entry, or keeps it for members that are to be announced later. */
function close(tx: DeliveryTransaction, { id, since }: OutboxEntry, later: readonly string[]): void {
  const outbox = tx.objectStore('outbox');
  if (later.length === 0) queue(outbox.delete(id));
  else queue(outbox.put({ id, state: 'pending', since, attempts: 0, evolves: true, only: [...later] }));
}

/** Removes an entry; its card keeps what is stored of the announcement. */
export async function dropEntry(db: Database, id: string): Promise<void> {
  await write(db, STORES, async (tx) => {
    queue(tx.objectStore('outbox').delete(id));
  });
}

/** Defers entries, and stores the reason on them and on their cards. Skips entries that were removed meanwhile. */
export async function defer(db: Database, waiting: readonly { id: string; deferred: Deferral }[]): Promise<void> {
  if (waiting.length === 0) return;
  await write(db, STORES, async (tx) => {
    for (const { id, deferred } of waiting) {
      const outbox = tx.objectStore('outbox');
      const entry = await outbox.get(id);
      if (!entry) continue;
      queue(outbox.put({ ...entry, deferred }));
      await setDelivery(tx, id, { state: 'deferred', ...deferred });
    }
  });
}

/**
 * When the next deferral may end, ms UTC; null if nothing is deferred. A deferral without a known end, and one that
 * waits for a catch-up, which may end at any check, are looked at again in a minute.
 */
export function nextDeferralEnd(outbox: readonly OutboxEntry[], now: number): number | null {
  const soon = now + MINUTE;
  const endOf = ({ reason, until }: Deferral) =>
    reason === 'catching-up' ? Math.min(until ?? soon, soon) : (until ?? soon);
  const ends = outbox.flatMap(({ deferred }) => (deferred ? [endOf(deferred)] : []));
  return ends.length > 0 ? Math.min(...ends) : null;
}

/**
 * Replaces the entries of many cards, or an earlier summary, by one summary. Atomic: after a kill, either all of them
 * or only the summary are left.
 *
 * @param laterOf ids of a card's members that are to be announced after a pause: its entry stays for them
 */
export async function fold(
  db: Database,
  entry: OutboxEntry,
  folded: readonly Pending[],
  now: number,
  laterOf: (each: Pending) => readonly string[] = () => [],
): Promise<void> {
  await write(db, STORES, async (tx) => {
    const outbox = tx.objectStore('outbox');
    for (const each of folded) close(tx, each.entry, laterOf(each));
    for (const id of entry.summary?.cards ?? []) {
      await setDelivery(tx, id, { state: 'suppressed', at: now, reason: 'joined-summary', summary: entry.id });
    }
    await outbox.put(entry);
  });
}

/** A card that a summary stood for. */
export interface SummaryCard {
  id: string;
  /** Ids of its members that are to be announced after a pause, by the card's own notification. */
  later: readonly string[];
  /** Why the summary speaks of none of its members any more; null if it still speaks of some. */
  leftOut: 'paused' | 'unwanted' | 'muted' | null;
}

/**
 * Replaces what a summary announces. A card that it no longer speaks of gets an entry of its own for what is to be
 * announced later, or is marked as left out. Does nothing if the summary was removed meanwhile.
 */
export async function rewriteSummary(
  db: Database,
  id: string,
  summary: Summary | null,
  cards: readonly SummaryCard[],
  now: number,
): Promise<void> {
  await write(db, STORES, async (tx) => {
    const outbox = tx.objectStore('outbox');
    const entry = await outbox.get(id);
    if (!entry) return;
    queue(summary ? outbox.put({ ...entry, summary }) : outbox.delete(id));
    for (const { id: card, later, leftOut } of cards) {
      await keepForLater(tx, card, entry.since, later);
      const { delivery } = (await tx.objectStore('cards').index('id').get(card)) ?? {};
      const isCovered = delivery?.state === 'suppressed' && delivery.reason === 'joined-summary';
      if (!leftOut || !isCovered || delivery.summary !== id) continue;
      const isOver = later.length === 0;
      await setDelivery(tx, card, isOver ? { state: 'suppressed', at: now, reason: leftOut } : { state: 'pending' });
    }
  });
}

/** A card that waits already, for all of its news, keeps that entry. */
async function keepForLater(tx: DeliveryTransaction, id: string, since: number, later: readonly string[]) {
  if (later.length === 0) return;
  const outbox = tx.objectStore('outbox');
  const found = await outbox.get(id);
  if (found && !found.only) return;
  const only = [...new Set([...(found?.only ?? []), ...later])];
  queue(outbox.put({ id, state: 'pending', since: found?.since ?? since, attempts: 0, evolves: true, only }));
}
