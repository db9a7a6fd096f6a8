import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import { notifiable } from '@/utils/notify/notifiable';
import type { Card } from '@/utils/store/schema';

/** Where a picture lies in the store, and where it comes from, if that is known. */
export interface PictureSource {
  key: string;
  address: string | undefined;
}

/**
 * The pictures that stand for what a card tells, the best first: of one person themselves, of several what they have in common. What
 * shows a title is left out where its pictures are spoilers.
 */
export function pictureChoice(
  card: Pick<Card, 'activities'> | undefined,
  spoilerContext: SpoilerContext,
): PictureSource[] {
  const shown = card ? notifiable(card) : [];
  const [newest] = shown;
  if (!newest) return [];
  const { user, movie, show, listItem } = newest;
  const poster = (movie ?? show ?? listItem?.movie ?? listItem?.show)?.poster;
  const person = { key: `avatar:${user.slug}`, address: user.avatar };
  const title = poster && !hiddenFor(spoilerContext, newest).images ? [{ key: poster, address: poster }] : [];
  const several = shown.some((each) => each.user.slug !== user.slug);
  return several ? [...title, person] : [person, ...title];
}
