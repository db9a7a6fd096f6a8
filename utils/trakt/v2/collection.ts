import { stateId } from '@/utils/activity/identity';
import { profileUrl, userPath } from '@/utils/trakt/v2/address';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { owner, toItem, v2ItemKey } from '@/utils/trakt/v2/media';

/** A user's collection. Trakt's edge may be an hour behind. Unlike the listing of shows, both listings are paged. */
export function collectionListing(user: string, of: 'movies' | 'episodes'): Listing {
  return {
    of: 'user',
    path: `${userPath(user)}/collection/${of}`,
    query: { extended: 'images' },
    map(row) {
      const { collected_at: at, type = of.slice(0, -1) } = row;
      if (at === undefined) return 'unreadable';
      const item = toItem({ ...row, type });
      const key = item ? v2ItemKey(type, item) : undefined;
      if (!item || key === undefined) return 'emptied';
      const person = owner(user);
      const id = stateId('collection', { user: person.slug, type, item: key, at });
      return { mark: at, activity: { id, aliases: [], at, type, action: 'collection', user: person, ...item } };
    },
    newBy: 'time',
    url: profileUrl(user),
  };
}
