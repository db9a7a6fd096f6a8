import { type Feed, shownRows } from './feed';

/** How many unread rows are new in `now` against `before`: for a live region. Nothing is said of the first load. */
export function arrivals(before: Feed, now: Feed): number {
  if (before.kind !== 'ready' || now.kind !== 'ready') return 0;
  const newest = before.chunks[0]?.first[0] ?? 0;
  const above = shownRows(now).filter(({ card, unread }) => unread && card.key[0] < newest).length;
  return above + Math.max(0, now.waiting - before.waiting);
}
