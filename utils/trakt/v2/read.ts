import { assertNever } from '@/utils/lib/assert-never';
import { ok, type Result } from '@/utils/lib/result';
import type { Stream } from '@/utils/sources/stream';
import type { TraktError } from '@/utils/trakt/errors';
import type { Cursor, Page, Window } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { collectionListing } from '@/utils/trakt/v2/collection';
import { commentsListing } from '@/utils/trakt/v2/comments';
import { readCounters } from '@/utils/trakt/v2/counters';
import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import { followingListing, readFollows } from '@/utils/trakt/v2/following';
import { historyListing, showHistoryListing } from '@/utils/trakt/v2/history';
import { readListing } from '@/utils/trakt/v2/listing';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { readLists } from '@/utils/trakt/v2/lists';
import { readListsWindow } from '@/utils/trakt/v2/lists-window';
import { readMeComments } from '@/utils/trakt/v2/me-comments';
import { readMeLists } from '@/utils/trakt/v2/me-lists';
import { readMePeople } from '@/utils/trakt/v2/me-people';
import { readOwnPlays } from '@/utils/trakt/v2/own-plays';
import { readOwnWatchlist } from '@/utils/trakt/v2/own-watchlist';
import { ratingsListing } from '@/utils/trakt/v2/ratings';
import { readRecentComments, recentCommentsListing } from '@/utils/trakt/v2/recent-comments';
import { readSeasonComments } from '@/utils/trakt/v2/season-comments';
import { readShowWatching } from '@/utils/trakt/v2/show-watching';
import { readWatching } from '@/utils/trakt/v2/watching';
import { watchlistListing } from '@/utils/trakt/v2/watchlist';
import { readWindow, withinWindow } from '@/utils/trakt/v2/window';

export type V2Stream = Extract<Stream, { protocol: 'v2' }>;

/** Reads any stream of the current API. */
export async function readV2(
  client: Client,
  stream: V2Stream,
  cursor: Cursor | null,
  window: Window | undefined,
): Promise<Result<Page, TraktError>> {
  const listed = (listing: Listing) =>
    window ? readWindow(client, listing, window) : readListing(client, listing, cursor);
  switch (stream.kind) {
    case 'history':
      return listed(historyListing(stream.user));
    case 'show-history':
      return listed(showHistoryListing(stream.user, stream.show));
    case 'ratings':
      return listed(ratingsListing(stream.user));
    case 'watchlist':
      return listed(watchlistListing(stream.user));
    case 'collection-movies':
      return listed(collectionListing(stream.user, 'movies'));
    case 'collection-episodes':
      return listed(collectionListing(stream.user, 'episodes'));
    case 'comments':
      return listed(commentsListing(stream.user));
    case 'recent-comments':
      return window
        ? readWindow(client, recentCommentsListing(stream.shows, null, client.now()), window)
        : readRecentComments(client, stream.shows, cursor);
    case 'season-comments':
      return readSeasonComments(client, stream, window ?? { rows: MAX_LIMIT });
    case 'lists':
      return window ? readListsWindow(client, stream.user, window) : readLists(client, stream.user, cursor);
    case 'watching':
      return cut(await readWatching(client, stream.user, cursor), window);
    case 'show-watching':
      return cut(await readShowWatching(client, stream, window ? null : cursor), window);
    case 'counters':
      return readCounters(client, stream);
    case 'own-plays':
      return readOwnPlays(client, stream.user, cursor);
    case 'own-watchlist':
      return readOwnWatchlist(client, stream.user, cursor);
    case 'me-people':
      return cut(await readMePeople(client, stream, cursor), window);
    case 'me-comments':
      return cut(await readMeComments(client, stream, cursor), window);
    case 'me-lists':
      return cut(await readMeLists(client, stream, cursor), window);
    case 'following':
      return listed(followingListing);
    case 'follows':
      return readFollows(client, cursor);
    default:
      return assertNever(stream);
  }
}

/** Applies a window to what is happening now: it can only exclude rows. */
function cut(page: Result<Page, TraktError>, window: Window | undefined): Result<Page, TraktError> {
  return page.ok && window ? ok(withinWindow(page.value, window)) : page;
}
