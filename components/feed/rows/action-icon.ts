import { BOOKMARK, BOX, COMMENT, EYE, GAP, LIST, OUT, PERSON, PIN, PLAY, STAR } from '@/components/ui/icons';
import type { RuleAction } from '@/utils/activity/activity';
import { own } from '@/utils/lib/own';
import type { Card, StoredActivity } from '@/utils/store/schema';

const ICONS: Readonly<Record<RuleAction, string>> = {
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
  reply: COMMENT,
  asked: PERSON,
  accepted: PERSON,
  followed: PERSON,
  comment_like: STAR,
  reaction: STAR,
  list_like: STAR,
  list_comment: COMMENT,
};

/** Icon of an action. Decorative: the words beside it say the same. */
export const activityIcon = ({ action }: Pick<StoredActivity, 'action'>): string => own(ICONS, action) ?? OUT;

/** Icon of a card: that of its newest activity. */
export function actionIcon({ activities: [newest] }: Card): string {
  return newest ? activityIcon(newest) : GAP;
}
