import type { Card, FeedSize } from '@/utils/store/schema';

/**
 * Key of the size in the store `poller`. Every transaction that adds or removes cards changes it too. It is missing in
 * a new store, and after rows were removed on a full disk, which accepts deletions only.
 */
export const SIZE_KEY = 'size';

export const EMPTY_FEED: Readonly<FeedSize> = { cards: 0, activities: 0, bytes: 0 };

/**
 * What one card adds: nothing with a star, because limits do not apply to it. Bytes are those of its JSON, close to
 * what the browser writes before it compresses.
 */
const sizeOf = (card: Card): FeedSize =>
  card.starred !== undefined
    ? EMPTY_FEED
    : { cards: 1, activities: card.activities.length, bytes: JSON.stringify(card).length };

export function plus(size: FeedSize, card: Card | undefined | null, sign: 1 | -1): FeedSize {
  if (!card) return size;
  const { cards, activities, bytes } = sizeOf(card);
  return {
    cards: size.cards + sign * cards,
    activities: size.activities + sign * activities,
    bytes: size.bytes + sign * bytes,
  };
}

interface Transaction {
  objectStore(name: 'poller'): { get(key: typeof SIZE_KEY): Promise<unknown> };
}

/** The size of the feed as stored; undefined where it has to be counted, see `prune`. */
export async function readSize(tx: Transaction): Promise<FeedSize | undefined> {
  return (await tx.objectStore('poller').get(SIZE_KEY)) as FeedSize | undefined;
}
