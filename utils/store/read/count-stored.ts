import type { Database } from '@/utils/store/open-database';

/** How much the store holds. */
export async function countStored(
  db: Database,
): Promise<{ activities: number; cards: number; unread: number; outbox: number }> {
  const tx = db.transaction(['activities', 'cards', 'unread', 'outbox']);
  const [activities, cards, unread, outbox] = await Promise.all(
    (['activities', 'cards', 'unread', 'outbox'] as const).map((name) => tx.objectStore(name).count()),
  );
  return { activities: activities ?? 0, cards: cards ?? 0, unread: unread ?? 0, outbox: outbox ?? 0 };
}
