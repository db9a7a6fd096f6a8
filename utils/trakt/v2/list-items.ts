import { numberedId } from '@/utils/activity/identity';
import type { TraktList } from '@/utils/activity/media';
import { listUrl, userPath } from '@/utils/trakt/v2/address';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { owner, toItem } from '@/utils/trakt/v2/media';

/** Items of one list, newest first. `id` is the list's number. */
export function listItemsListing(user: string, id: number, list: TraktList): Listing {
  return {
    of: 'user',
    path: `${userPath(user)}/lists/${id}/items/movie,show,season,episode,person/added/desc`,
    query: { extended: 'images' },
    map(row) {
      if (row.id === undefined || row.listed_at === undefined || !row.type) return 'unreadable';
      const item = toItem(row);
      if (!item) return 'emptied';
      const { movie, show, season, episode, person } = item;
      return {
        mark: row.id,
        activity: {
          id: numberedId('item', row.id),
          aliases: [],
          at: row.listed_at,
          type: 'list',
          action: 'item_added',
          user: owner(user),
          list,
          listItem: { type: row.type, movie, show, season, episode, person },
        },
      };
    },
    newBy: 'id',
    url: listUrl(user, list.slug ?? String(id)),
  };
}
