import { nameOf } from '@/utils/activity/people';
import { clip } from '@/utils/lib/clean-text';
import type { Mute } from '@/utils/rules/mute';
import type { Card } from '@/utils/store/schema';

const LONGEST = 60;

/** Whom one would mute to hear no more of the like of a card: the one person, or of several the one show; else nobody. */
export function muteTarget(card: Pick<Card, 'activities'>): Pick<Mute, 'kind' | 'id' | 'name'> | null {
  const [newest] = card.activities;
  if (!newest) return null;
  const { user, show } = newest;
  if (card.activities.every((each) => each.user.slug === user.slug)) {
    return { kind: 'user', id: user.slug, name: nameOf(user) };
  }
  const id = show && (show.ids.slug ?? show.ids.trakt);
  return id === undefined ? null : { kind: 'show', id: String(id), name: clip(show?.title ?? String(id), LONGEST) };
}
