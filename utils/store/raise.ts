import { placeOf } from '@/utils/activity/place';
import { isAtLeast } from '@/utils/rules/rule';
import { isFiled } from '@/utils/store/cards';
import type { PageCards } from '@/utils/store/page-cards';
import type { Card, StoredActivity } from '@/utils/store/schema';
import type { Louder } from '@/utils/store/seen';

export interface Raised {
  /** Activities that were stored as read so far: they have left their card and are news. */
  news: StoredActivity[];
  /** Ids of those activities. */
  left: Set<string>;
}

/**
 * Raises stored activities that another source wants at a higher level. Existing news stays in its card, which is
 * marked unread and announced according to the level. Activities stored as read leave their card to join the news.
 */
export function raise(cards: PageCards, louder: readonly Louder[], now: number): Raised {
  const news: StoredActivity[] = [];
  for (const { stored, card: id, decision } of louder) {
    const card = cards.get(id);
    if (!card) continue;
    const raised: StoredActivity = { ...stored, ...decision, noticedAt: now };
    if (isFiled(stored)) {
      leave(cards, card, stored.id);
      news.push(raised);
    } else rise(cards, card, raised);
  }
  return { news, left: new Set(news.map(({ id }) => id)) };
}

function rise(cards: PageCards, card: Card, raised: StoredActivity): void {
  const activities = card.activities.map((each) => (each.id === raised.id ? raised : each));
  const level = isAtLeast(raised.level, card.level) ? raised.level : card.level;
  cards.put({ ...card, activities, level }, [raised]);
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
