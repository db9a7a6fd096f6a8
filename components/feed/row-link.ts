import { link } from '@/utils/activity/link';
import type { Card } from '@/utils/store/schema';

/** Where a row leads. */
export function rowLink(card: Card): string {
  const address = card.gap ? card.gap.url : link(card.activities);
  return /^https?:\/\//.test(address) ? address : link([]);
}
