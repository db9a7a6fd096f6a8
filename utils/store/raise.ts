import { facetsOf } from '@/utils/activity/facets';
import { placeOf } from '@/utils/activity/place';
import { isAtLeast } from '@/utils/rules/rule';
import { addNews, putCard } from '@/utils/store/cards';
import type { Card, StoredActivity } from '@/utils/store/schema';
import type { Louder } from '@/utils/store/seen';
import type { CommitTransaction } from '@/utils/store/transaction';
import { queue } from '@/utils/store/write';

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
export async function raise(tx: CommitTransaction, louder: readonly Louder[], now: number): Promise<Raised> {
  const news: StoredActivity[] = [];
  for (const { stored, decision } of louder) {
    const raised: StoredActivity = { ...stored, ...decision, noticedAt: now };
    const card = await tx.objectStore('cards').index('id').get(stored.card);
    const isFiled = stored.reason.kind === 'baseline' || stored.reason.kind === 'late';
    if (isFiled) {
      if (card) await leave(tx, card, stored.id);
      news.push(raised);
    } else if (card) {
      queue(tx.objectStore('activities').put(raised));
      await rise(tx, card, raised, now);
    }
  }
  return { news, left: new Set(news.map(({ id }) => id)) };
}

async function rise(tx: CommitTransaction, card: Card, raised: StoredActivity, now: number): Promise<void> {
  const activities = card.activities.map((each) => (each.id === raised.id ? raised : each));
  const level = isAtLeast(raised.level, card.level) ? raised.level : card.level;
  const next: Card = { ...card, activities, level };
  await putCard(tx, next, card);
  await addNews(tx, next, [raised], now);
}

/** Removes a member from a card, and deletes the card with its last member. */
async function leave(tx: CommitTransaction, card: Card, id: string): Promise<void> {
  const activities = card.activities.filter((each) => each.id !== id);
  const cards = tx.objectStore('cards');
  queue(cards.delete(card.key));
  if (activities.length === 0) return;
  const place = Math.max(...activities.map(({ at, noticedAt }) => placeOf(at, noticedAt, true)));
  const level = activities.reduce(
    (most, each) => (isAtLeast(each.level, most) ? each.level : most),
    activities[0]?.level ?? card.level,
  );
  const facets = facetsOf(activities).map((facet): [string, number] => [facet, -place]);
  await cards.put({ ...card, key: [-place, card.id], activities, level, facets });
}
