import type { Activity } from '@/utils/activity/activity';
import type { CommitTransaction } from '@/utils/store/transaction';
import { queue } from '@/utils/store/write';

/**
 * Updates stored comments to their current text: authors edit them and mark them as spoilers later. An empty text or a
 * missing mark changes nothing, since a damaged answer looks the same. An update is no news: the card is neither unread
 * again nor announced.
 */
export async function refreshComments(tx: CommitTransaction, read: readonly Activity[]): Promise<void> {
  for (const { id, comment } of read) {
    if (!comment) continue;
    const stored = await tx.objectStore('activities').get(id);
    if (!stored?.comment) continue;
    const { text, spoiler } = stored.comment;
    const next = { ...stored.comment, text: comment.text || text, spoiler: spoiler || comment.spoiler };
    if (text === next.text && spoiler === next.spoiler) continue;
    queue(tx.objectStore('activities').put({ ...stored, comment: next }));
    const cards = tx.objectStore('cards');
    const card = await cards.index('id').get(stored.card);
    if (!card) continue;
    const activities = card.activities.map((member) => (member.id === id ? { ...member, comment: next } : member));
    queue(cards.put({ ...card, activities }));
  }
}
