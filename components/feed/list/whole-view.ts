import { type FeedFilter, wholeFilter } from '@/components/feed/filter/feed-filter';
import type { ScrollAnchor } from './feed-view';
import type { SavedView } from './saved-view';

/** A saved view with whatever can be used of it: an earlier version of the extension may have saved it. */
export function wholeView({ filter, place }: Pick<SavedView, 'filter' | 'place'>): {
  filter: FeedFilter | null;
  place: ScrollAnchor | null;
} {
  return { filter: filter && wholeFilter(filter), place: isPlace(place) ? place : null };
}

function isPlace(place: unknown): place is ScrollAnchor {
  if (typeof place !== 'object' || place === null || !('key' in place) || !('offset' in place)) return false;
  const [at, id] = Array.isArray(place.key) ? place.key : [];
  return typeof at === 'number' && typeof id === 'string' && typeof place.offset === 'number';
}
