import { placeOf } from '@/utils/activity/place';
import { isAtLeast } from '@/utils/rules/rule';
import { isFiled } from '@/utils/store/cards';
import type { PageCards } from '@/utils/store/page-cards';
import type { Card, StoredActivity } from '@/utils/store/schema';
import type { Louder } from '@/utils/store/seen';

export interface Promoted {
  /** Activities that were stored as read so far: they have left their card and are news. */
  news: StoredActivity[];
  /** Ids of those activities -> when the card that they have left was starred, if it is gone. */
  left: Map<string, number | undefined>;
}

/**
 * Gives stored activities the higher level at which another source wants them. Existing news stays in its card, which
 * is marked unread and announced according to the level. Activities stored as read leave their card to join the news.
 */
export function promote(cards: PageCards, louder: readonly Louder[], now: number): Promoted {
  const news: StoredActivity[] = [];
  const left: Promoted['left'] = new Map();
  for (const { stored, card: id, decision } of louder) {
    const card = cards.get(id);
    if (!card) continue;
    const promoted: StoredActivity = { ...stored, ...decision, noticedAt: now };
    if (isFiled(stored)) {
      leave(cards, card, stored.id);
      left.set(stored.id, cards.get(id) ? undefined : card.starred);
      news.push(promoted);
    } else promoteNews(cards, card, promoted);
  }
  return { news, left };
}

function promoteNews(cards: PageCards, card: Card, promoted: StoredActivity): void {
  const activities = card.activities.map((each) => (each.id === promoted.id ? promoted : each));
  const level = isAtLeast(promoted.level, card.level) ? promoted.level : card.level;
  cards.put({ ...card, activities, level }, [promoted]);
}

/** Removes a member from a card, and the card with its last member. */
function leave(cards: PageCards, card: Card, id: string): void {
  const activities = card.activities.filter((each) => each.id !== id);
  const [first] = activities;
  if (!first) {
    cards.remove(card.id);
    return;
  }
  const place = Math.max(...activities.map(({ at, noticedAt }) => placeOf(at, noticedAt, true)));
  const level = activities.reduce((most, each) => (isAtLeast(each.level, most) ? each.level : most), first.level);
  cards.put({ ...card, key: [-place, card.id], activities, level });
}
