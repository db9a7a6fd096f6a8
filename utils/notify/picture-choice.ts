import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import { notifiable } from '@/utils/notify/notifiable';
import type { Card } from '@/utils/store/schema';

/** The cache key of an image, and its URL if known. */
export interface PictureSource {
  key: string;
  address: string | undefined;
}

/**
 * The images that represent a card, best first: of a single person their avatar, of several people the title they
 * share. Title images are left out where they are spoilers.
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
