import type { Activity } from '@/utils/activity/activity';
import { mayFetchImage } from '@/utils/trakt/images';
import type { Profile, TraktClient } from '@/utils/trakt/trakt-client';

/**
 * Wraps a client and drops the URLs of pictures that may not be fetched: if they were stored, every notification would
 * request them in vain.
 */
export function ownPictures(feed: TraktClient, origin: string): TraktClient {
  const isForeign = (address: string | undefined) => address !== undefined && !mayFetchImage(address, origin);
  const withoutAvatar = <P extends { avatar?: string | undefined }>(person: P): P =>
    isForeign(person.avatar) ? { ...person, avatar: undefined } : person;
  const withoutPoster = <T extends { poster?: string | undefined } | undefined>(title: T): T =>
    title && isForeign(title.poster) ? { ...title, poster: undefined } : title;
  const clean = (activity: Activity): Activity => {
    const { user, movie, show, listItem } = activity;
    const isClean = ![user.avatar, movie?.poster, show?.poster, listItem?.movie?.poster, listItem?.show?.poster].some(
      isForeign,
    );
    if (isClean) return activity;
    const inList = listItem && {
      listItem: { ...listItem, movie: withoutPoster(listItem.movie), show: withoutPoster(listItem.show) },
    };
    return {
      ...activity,
      user: withoutAvatar(user),
      movie: withoutPoster(movie),
      show: withoutPoster(show),
      ...inList,
    };
  };
  const own = <P extends Profile | null>(profile: P): P => (profile ? withoutAvatar(profile) : profile);
  return {
    ...feed,
    async read(stream, cursor, window) {
      const page = await feed.read(stream, cursor, window);
      if (!page.ok) return page;
      const rows = page.value.rows.map((row) => ({ ...row, activity: clean(row.activity) }));
      return { ok: true, value: { ...page.value, rows } };
    },
    async profile(username) {
      const found = await feed.profile(username);
      return found.ok ? { ok: true, value: own(found.value) } : found;
    },
    async me() {
      const found = await feed.me();
      return found.ok ? { ok: true, value: own(found.value) } : found;
    },
  };
}
