import { BOOKMARK, BOX, COMMENT, EYE, GAP, LIST, OUT, PIN, PLAY, STAR } from '@/components/ui/icons';
import { own } from '@/utils/lib/own';
import type { Card } from '@/utils/store/schema';

const ICONS: Readonly<Record<string, string>> = {
  watching: PLAY,
  scrobble: EYE,
  checkin: PIN,
  seen: EYE,
  collection: BOX,
  rating: STAR,
  watchlist: BOOKMARK,
  shout: COMMENT,
  review: COMMENT,
  created: LIST,
  item_added: LIST,
};

/** A sign for what was done, beside the words that say it. */
export function actionIcon(card: Card): string {
  const [newest] = card.activities;
  return newest ? (own(ICONS, newest.action) ?? OUT) : GAP;
}
