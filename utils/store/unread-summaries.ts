import type { Database } from '@/utils/store/open-database';

/** When the summaries were made, ms UTC, that stand for something that nobody has read yet. */
export async function unreadSummaries(db: Database): Promise<Set<number>> {
  const tx = db.transaction(['unread', 'cards']);
  const keys = await tx.objectStore('unread').getAllKeys();
  const cards = await Promise.all(keys.map((key) => tx.objectStore('cards').get(key)));
  const times = new Set<number>();
  for (const card of cards) {
    const delivery = card?.delivery;
    if (delivery?.state === 'suppressed' && delivery.reason === 'joined-summary') times.add(delivery.at);
  }
  return times;
}
