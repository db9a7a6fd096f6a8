import type { Activity } from '@/utils/activity/activity';
import type { PageCards } from '@/utils/store/page-cards';

/**
 * Updates a stored comment to its current text, likes and replies: authors may edit it, or mark it as a spoiler later.
 * An empty text or a missing mark changes nothing, since a damaged answer looks the same. An update is no news: the
 * card is neither unread again nor announced.
 *
 * @param id of the stored activity
 * @param cardId of its card, which was loaded
 */
export function refreshComment(cards: PageCards, id: string, cardId: string, { comment }: Activity): void {
  const card = cards.get(cardId);
  const stored = card?.activities.find((member) => member.id === id);
  if (!card || !stored?.comment || !comment) return;
  const { text, spoiler } = stored.comment;
  const { likes = stored.comment.likes, replies = stored.comment.replies } = comment;
  const next = { ...stored.comment, text: comment.text || text, spoiler: spoiler || comment.spoiler, likes, replies };
  const isSame = text === next.text && spoiler === next.spoiler;
  if (isSame && stored.comment.likes === likes && stored.comment.replies === replies) return;
  cards.put({
    ...card,
    activities: card.activities.map((each) => (each === stored ? { ...each, comment: next } : each)),
  });
}
