import { link, showLink } from '@/utils/activity/link';
import type { Database } from '@/utils/store/open-database';
import { readCard } from '@/utils/store/read/feed-reader';
import { markRead } from '@/utils/store/read-marks';

/**
 * The page that a click on a card or its notification opens, found by the id alone, since the worker that raised it has
 * ended by then. Marks the card read.
 *
 * @returns the URL at Trakt, or null for a summary or an unknown id: then the feed is opened
 */
export async function followCard(db: Database, id: string, now: number): Promise<string | null> {
  const card = await readCard(db, id);
  if (!card) return null;
  await markRead(db, [id], now);
  if (card.tally) return showLink(card.tally.show, card.tally.season);
  return card.gap?.url ?? link(card.activities);
}
