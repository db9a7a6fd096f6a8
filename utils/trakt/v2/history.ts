import { numberedId, playAlias } from '@/utils/activity/identity';
import { profileUrl, userPath } from '@/utils/trakt/v2/address';
import type { Listing, Mapped } from '@/utils/trakt/v2/listing-definition';
import { owner, toItem, v2ItemKey } from '@/utils/trakt/v2/media';
import type { WireRow } from '@/utils/trakt/v2/wire';

/** Plays of a user: scrobbles, check-ins and items marked as watched. Timed to the minute. */
export function historyListing(user: string): Listing {
  return {
    of: 'user',
    path: `${userPath(user)}/history`,
    query: { extended: 'images' },
    map: (row) => toPlay(row, user),
    newBy: 'id',
    conditional: true,
    searches: true,
    filtersByTime: true,
    url: profileUrl(user),
  };
}

/** The same for one show; `show` is its Trakt id. */
export function showHistoryListing(user: string, show: number): Listing {
  return { ...historyListing(user), path: `${userPath(user)}/history/shows/${show}` };
}

function toPlay(row: WireRow, user: string): Mapped {
  const { id, watched_at: at, type, action } = row;
  if (id === undefined || at === undefined || !type || !action) return 'unreadable';
  const item = toItem(row);
  if (!item) return 'emptied';
  const person = owner(user);
  const key = v2ItemKey(type, item);
  return {
    mark: id,
    activity: {
      id: numberedId('history', id),
      aliases: key === undefined ? [] : [playAlias({ user: person.slug, type, item: key, at })],
      at,
      type,
      action: action === 'watch' ? 'seen' : action,
      user: person,
      ...item,
    },
  };
}
