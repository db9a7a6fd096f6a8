import type { Database } from '@/utils/store/open-database';

/** Ids of the summaries that cover at least one unread card. */
export async function unreadSummaries(db: Database): Promise<Set<string>> {
  const tx = db.transaction(['unread', 'cards']);
  const keys = await tx.objectStore('unread').getAllKeys();
  const cards = await Promise.all(keys.map((key) => tx.objectStore('cards').get(key)));
  const ids = new Set<string>();
  for (const card of cards) {
    const delivery = card?.delivery;
    if (delivery?.state === 'suppressed' && delivery.reason === 'joined-summary') ids.add(delivery.summary);
  }
  return ids;
}
