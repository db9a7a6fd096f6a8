import { numberedId } from '@/utils/activity/identity';
import { profileUrl, userPath } from '@/utils/trakt/v2/address';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { owner, toItem } from '@/utils/trakt/v2/media';
import { KNOWN_ROWS } from '@/utils/trakt/v2/pagination';

/** A user's watchlist. The order must be requested: the default is the owner's own. */
export function watchlistListing(user: string): Listing {
  return {
    of: 'user',
    path: `${userPath(user)}/watchlist/movie,show,season,episode/added/desc`,
    query: { extended: 'images' },
    map(row) {
      const { id, listed_at: at, type } = row;
      if (id === undefined || at === undefined || !type) return 'unreadable';
      const item = toItem(row);
      if (!item) return 'emptied';
      const identity = numberedId('watchlist', id);
      const activity = { id: identity, aliases: [], at, type, action: 'watchlist', user: owner(user), ...item };
      return { mark: id, activity };
    },
    newBy: 'id',
    knownLimit: KNOWN_ROWS,
    url: profileUrl(user),
  };
}
