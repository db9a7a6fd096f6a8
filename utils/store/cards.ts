import { isRepeat } from '@/utils/activity/repeat';
import { isAtLeast } from '@/utils/rules/rule';
import type { Card, Delivery, OutboxEntry, StoredActivity } from '@/utils/store/schema';
import type { CommitTransaction } from '@/utils/store/transaction';
import { queue } from '@/utils/store/write';

/**
 * A new card for one activity. The id derives from that activity, so that a repeated commit makes the same card.
 *
 * @param left whether the activity has left another card, which may already use that id
 */
export function makeCard(activity: StoredActivity, news: boolean, left = false): Card {
  const id = `card:${activity.id}${left ? ':news' : ''}`;
  return {
    key: [-activity.at, id],
    id,
    kind: 'activities',
    activities: [activity],
    level: activity.level,
    delivery: news ? { state: 'silent' } : { state: 'baseline' },
    facets: [],
  };
}

/** Stored as read: it existed before anyone asked for it, or arrived late. */
export const isFiled = ({ reason }: StoredActivity) => reason.kind === 'baseline' || reason.kind === 'late';

/** Writes a card at its key. A card that stood elsewhere before moves, and its unread mark moves with it. */
export async function putCard(tx: CommitTransaction, card: Card, before: Card | undefined): Promise<void> {
  const cards = tx.objectStore('cards');
  if (before && before.key[0] !== card.key[0]) {
    queue(cards.delete(before.key));
    const unread = tx.objectStore('unread');
    if ((await unread.getKey(before.key)) !== undefined) {
      queue(unread.delete(before.key));
      queue(unread.put(card.key, card.key));
    }
  }
  queue(cards.put(card));
}

/** Whether a card's notification was left out, so that nobody has been notified of the card so far. */
const isLeftOut = (delivery: Delivery): boolean =>
  delivery.state === 'suppressed' && delivery.reason !== 'joined-summary' && delivery.reason !== 'read-before';

/**
 * Records that news has joined a card: marks it unread and queues its notification, according to the levels of the new
 * members. Activities that only repeat a member of at least the same level do neither.
 *
 * @param waitingOf reads a card's entry in the outbox
 * @returns the card with the delivery that follows
 */
export async function addNews(
  tx: CommitTransaction,
  card: Card,
  added: readonly StoredActivity[],
  waitingOf: (id: string) => Promise<OutboxEntry | undefined>,
  now: number,
): Promise<Card> {
  const ids = new Set(added.map(({ id }) => id));
  const before = card.activities.filter(({ id }) => !ids.has(id));
  const asLoud = ({ level }: StoredActivity) => before.filter((member) => isAtLeast(member.level, level));
  const news = isLeftOut(card.delivery) ? added : added.filter((each) => !isRepeat(each, asLoud(each)));
  const reaches = (floor: 'badge' | 'notify') => news.some(({ level }) => isAtLeast(level, floor));
  if (reaches('badge')) queue(tx.objectStore('unread').put(card.key, card.key));
  if (!reaches('notify')) return card;
  const outbox = tx.objectStore('outbox');
  const waiting = await waitingOf(card.id);
  const evolves =
    !['silent', 'baseline', 'pending', 'deferred'].includes(card.delivery.state) || (waiting?.evolves ?? false);
  const deferred = waiting?.deferred;
  const since = waiting && !waiting.only ? waiting.since : now;
  queue(outbox.put({ id: card.id, state: 'pending', since, attempts: 0, evolves, deferred }));
  return { ...card, delivery: deferred ? { state: 'deferred', ...deferred } : { state: 'pending' } };
}
