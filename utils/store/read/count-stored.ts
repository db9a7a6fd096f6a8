import type { Database } from '@/utils/store/open-database';

const COUNTED = ['cards', 'unread', 'outbox'] as const;

/** How much the store holds. */
export async function countStored(db: Database): Promise<{ cards: number; unread: number; outbox: number }> {
  const tx = db.transaction(COUNTED);
  const [cards, unread, outbox] = await Promise.all(COUNTED.map((name) => tx.objectStore(name).count()));
  return { cards: cards ?? 0, unread: unread ?? 0, outbox: outbox ?? 0 };
}
