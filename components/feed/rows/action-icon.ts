import { BOOKMARK, BOX, COMMENT, EYE, GAP, LIST, OUT, PIN, PLAY, STAR } from '@/components/ui/icons';
import type { ActivityAction } from '@/utils/activity/activity';
import { own } from '@/utils/lib/own';
import type { Card } from '@/utils/store/schema';

const ICONS: Readonly<Record<ActivityAction, string>> = {
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

/** Icon of a card's action. Decorative: the words beside it say the same. */
export function actionIcon(card: Card): string {
  const [newest] = card.activities;
  return newest ? (own(ICONS, newest.action) ?? OUT) : GAP;
}
