import { expect, it } from 'vitest';
import { endpointOf } from '@/tests/endpoint-of';
import { collectionListing } from '@/utils/trakt/v2/collection';
import { commentsListing } from '@/utils/trakt/v2/comments';
import type { EndpointFacts } from '@/utils/trakt/v2/endpoint-facts';
import { TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';
import { historyListing, showHistoryListing } from '@/utils/trakt/v2/history';
import { listItemsListing } from '@/utils/trakt/v2/list-items';
import { ratingsListing } from '@/utils/trakt/v2/ratings';
import { recentCommentsListing } from '@/utils/trakt/v2/recent-comments';
import { commentsOn } from '@/utils/trakt/v2/season-comments';
import { watchlistListing } from '@/utils/trakt/v2/watchlist';

const about = { show: { title: 'Severance', ids: {} }, season: { number: 1 } };

it.each([
  ['history', historyListing('mia')],
  ['show-history', showHistoryListing('mia', 7)],
  ['ratings', ratingsListing('mia')],
  ['watchlist', watchlistListing('mia')],
  ['collection-movies', collectionListing('mia', 'movies')],
  ['collection-episodes', collectionListing('mia', 'episodes')],
  ['comments', commentsListing('mia')],
  ['list-items', listItemsListing('mia', 7, { name: 'List' })],
  ['recent-comments', recentCommentsListing([], null, 0)],
  ['season-comments', commentsOn('/shows/severance/seasons/1/comments/newest', about)],
] as const)('the reader of %s relies on what is known of it', (name, listing) => {
  const facts: EndpointFacts = TRAKT_ENDPOINTS[name];
  expect(endpointOf(listing.path)).toBe(name);
  // It is paged, newest first, and requested with validators that it sends.
  expect(facts.pages).toBeDefined();
  expect(facts.order).toBeDefined();
  expect(listing.conditional ?? false).toBe(facts.conditional ?? false);
  expect(listing.conditional ?? false).toBe(facts.validators?.includes('etag') ?? false);
  // The field that proves a row new is present and sorts the page.
  const ids = facts.fields.filter((field) => field === 'id' || field === 'comment.id');
  if (listing.newBy === 'id') expect(ids).toHaveLength(1);
  else expect(facts.order?.by).toBe(facts.time?.field);
});
