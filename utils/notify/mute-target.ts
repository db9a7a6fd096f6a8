import { idOf } from '@/utils/activity/has-id';
import { nameOf } from '@/utils/activity/people';
import { oneLine } from '@/utils/lib/clean-text';
import { notifiable } from '@/utils/notify/notifiable';
import type { Card, MuteTarget } from '@/utils/store/schema';

const MAX_LABEL_CHARS = 60;

/**
 * The person or show that the Mute button silences: the person if all activities are theirs, else the show they share,
 * else null.
 */
export function muteTarget(card: Pick<Card, 'activities'>): MuteTarget | null {
  const shown = notifiable(card);
  const [newest] = shown;
  if (!newest) return null;
  const { user, show } = newest;
  if (shown.every((each) => each.user.slug === user.slug)) {
    return { kind: 'user', id: user.slug, name: nameOf(user) };
  }
  const id = show && idOf(show.ids);
  return id === undefined ? null : { kind: 'show', id, name: oneLine(show?.title ?? id, MAX_LABEL_CHARS) };
}
