import { link, showLink } from '@/utils/activity/link';
import type { Card } from '@/utils/store/schema';

/** Address that a row opens. */
export function rowLink(card: Card): string {
  if (card.tally) return showLink(card.tally.show, card.tally.season);
  const address = card.gap ? card.gap.url : link(card.activities);
  return /^https?:\/\//.test(address) ? address : link([]);
}
