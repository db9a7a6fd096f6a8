import { type Feed, shownRows } from './feed';

/** Number of new unread rows in `now` compared with `before`, for a live region. Zero for the first load. */
export function arrivals(before: Feed, now: Feed): number {
  if (before.kind !== 'ready' || now.kind !== 'ready') return 0;
  const newest = before.chunks[0]?.first[0] ?? 0;
  const above = shownRows(now).filter(({ card, unread }) => unread && card.key[0] < newest);
  // A card in several groups counts once.
  return new Set(above.map(({ card }) => card.id)).size + Math.max(0, now.waiting - before.waiting);
}
