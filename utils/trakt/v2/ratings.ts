import { stateId } from '@/utils/activity/identity';
import { profileUrl, userPath } from '@/utils/trakt/v2/address';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { owner, toItem, v2ItemKey } from '@/utils/trakt/v2/media';

/** Ratings of a user, of all types. A listing of state: rating again moves the row to the top. */
export function ratingsListing(user: string): Listing {
  return {
    of: 'user',
    path: `${userPath(user)}/ratings`,
    query: { extended: 'images' },
    map(row) {
      const { rated_at: at, rating: value, type } = row;
      if (at === undefined || value === undefined || !type) return 'unreadable';
      const item = toItem(row);
      const key = item ? v2ItemKey(type, item) : undefined;
      if (!item || key === undefined) return 'emptied';
      const person = owner(user);
      const id = stateId('rating', { user: person.slug, type, item: key, at });
      const rating = { value, advanced: true };
      return { mark: at, activity: { id, aliases: [], at, type, action: 'rating', user: person, ...item, rating } };
    },
    newBy: 'time',
    conditional: true,
    url: profileUrl(user),
  };
}
