import type { CardKey } from '@/utils/store/schema';

/** Sorts before every card. */
export const FIRST_KEY: CardKey = [Number.NEGATIVE_INFINITY, ''];

/** Negative where `a` stands above `b` in the feed, in the store's order: newest first, then by id. */
export function compareKeys(a: CardKey, b: CardKey): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1;
}

/** The smallest key after this one. */
export function justAfter([time, id]: CardKey): CardKey {
  return [time, `${id}\0`];
}

/** The facet of starred cards, in the index `facets`. */
export const STARRED = 'starred';
