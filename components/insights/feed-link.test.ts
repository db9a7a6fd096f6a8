import { expect, it } from 'vitest';
import { NO_FILTER } from '@/components/feed/filter/feed-filter';
import { feedHash, filterOfHash } from '@/components/insights/feed-link';
import { searchHash } from '@/utils/activity/feed-address';

it('carries a person, a title and a period to the feed', () => {
  const filter = { people: ['user:mia'], titles: ['show:a&b=c'], period: { since: 1000, until: 2000 } };
  expect(filterOfHash(feedHash(filter))).toEqual({ ...NO_FILTER, ...filter });
});

it('carries the types, the actions and the marks too', () => {
  const filter = { types: ['type:movie', 'type:show'], actions: ['action:rating'], unread: true, starred: true };
  expect(filterOfHash(feedHash(filter))).toEqual({ ...NO_FILTER, ...filter });
});

it('carries the words of a search', () => {
  expect(filterOfHash(searchHash('slow & steady'))).toEqual({ ...NO_FILTER, words: 'slow & steady' });
});

it.each([
  '',
  '#feed',
  '#pictures',
  '#feed?',
  '#feed?since=x&until=1',
  '#feed?since=5&until=5',
  '#other?people=user:mia',
])('takes %j as the feed without a filter of its own', (hash) => expect(filterOfHash(hash)).toBeNull());
