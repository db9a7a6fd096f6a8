import { link, showLink } from '@/utils/activity/link';
import type { Database } from '@/utils/store/open-database';
import { readCard } from '@/utils/store/read/feed-reader';
import { markRead } from '@/utils/store/read-marks';

/**
 * What a click on a card or its notification opens: found by the id alone, since the worker that raised it is dead by
 * then. Marks it read.
 *
 * @returns the address at Trakt, or null where the id is a summary's or unknown: then the feed is opened
 */
export async function followCard(db: Database, id: string, now: number): Promise<string | null> {
  const card = await readCard(db, id);
  if (!card) return null;
  await markRead(db, [id], now);
  if (card.tally) return showLink(card.tally.show, card.tally.season);
  return card.gap?.url ?? link(card.activities);
}
