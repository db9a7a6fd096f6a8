import { describe, expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import {
  checkSeasonsQuery,
  checkUserQuery,
  isAsked,
  pairsAsked,
  type SeasonsQuery,
  type UserQuery,
} from '@/utils/trakt/questions/query';
import { querySentence } from '@/utils/trakt/questions/query-sentence';

const user = (change: Partial<UserQuery>): UserQuery => ({ username: 'mia', types: 'all', actions: 'all', ...change });
const seasons = (change: Partial<SeasonsQuery>): SeasonsQuery => ({
  titles: ['severance'],
  seasons: [1],
  actions: 'all',
  ...change,
});

const TYPES = 'episode, show, movie, list, season';
const ACTIONS = 'watching, scrobble, checkin, seen, collection, rating, watchlist, shout, review, created, item_added';

const BAD: [string, UserQuery | SeasonsQuery, string][] = [
  ['no username', user({ username: ' ' }), 'A username is missing.'],
  [
    'several usernames',
    user({ username: 'mia,ben' }),
    '“mia,ben” names several people. Ask about one person at a time.',
  ],
  ['no types', user({ types: [] }), `Types are missing: say all, or some of ${TYPES}.`],
  ['no actions', user({ actions: [] }), `Actions are missing: say all, or some of ${ACTIONS}.`],
  ['unknown type', user({ types: ['series'] }), `There is no type “series”. The types are ${TYPES}.`],
  ['unknown action', user({ actions: ['liked'] }), `There is no action “liked”. The actions are ${ACTIONS}.`],
  ['all in a list', user({ types: ['all'] }), `There is no type “all”. The types are ${TYPES}.`],
  [
    'illegal pair',
    user({ types: ['list'], actions: ['scrobble'] }),
    'No activity has the type list and the action scrobble.',
  ],
  [
    'a type without a matching action',
    user({ types: ['show', 'episode'], actions: ['watching', 'seen'] }),
    'No activity has the type show and the action watching, seen.',
  ],
  [
    'an action without a matching type',
    user({ types: ['movie', 'show'], actions: ['rating', 'created'] }),
    'No activity has the type movie, show and the action created.',
  ],
  ['start after end', user({ startTs: 20, endTs: 10 }), 'The start (20) is after the end (10).'],
  [
    'negative time',
    user({ startTs: -1 }),
    '“-1” is not a time. Times are whole seconds since 1970 (UTC), like 1700000000.',
  ],
  [
    'time in milliseconds',
    user({ endTs: 1_700_000_000_000 }),
    '“1700000000000” is not a time. Times are whole seconds since 1970 (UTC), like 1700000000.',
  ],
  [
    'no titles',
    seasons({ titles: [] }),
    'A show is missing: give its slug (severance), its TVDB id, its IMDb id or its Trakt id.',
  ],
  [
    'empty title',
    seasons({ titles: ['severance', ''] }),
    '“” is not a show. Give a slug (severance), a TVDB id, an IMDb id or a Trakt id.',
  ],
  ['no seasons', seasons({ seasons: [] }), 'A season is missing: give its number, 0 for the specials.'],
  [
    'negative season',
    seasons({ seasons: [0, -1] }),
    '“-1” is not a season. Seasons are whole numbers, 0 for the specials.',
  ],
  [
    'half a season',
    seasons({ seasons: [1.5] }),
    '“1.5” is not a season. Seasons are whole numbers, 0 for the specials.',
  ],
  ['an invalid name among people', seasons({ people: ['mia', 'a,b'] }), '“a,b” is not a username.'],
];

describe('a query with a problem', () => {
  it.each(BAD)('%s', (_, query, sentence) => {
    const found = 'username' in query ? checkUserQuery(query) : checkSeasonsQuery(query);
    expect(found.map((problem) => querySentence(text, problem))).toEqual([sentence]);
  });

  it('reports all problems at once', () => {
    expect(checkUserQuery({ username: '', types: ['x'], actions: ['y'], startTs: 2, endTs: 1 })).toHaveLength(4);
    expect(checkSeasonsQuery({ titles: [], seasons: [], actions: [], people: [''], startTs: -1 })).toHaveLength(5);
  });

  it.each<UserQuery | SeasonsQuery>([
    user({}),
    user({ types: ['episode', 'list'], actions: ['scrobble', 'created'] }),
    user({ types: ['list'] }),
    user({ types: ['season'], actions: ['rating'] }),
    user({ startTs: 10, endTs: 10 }),
    user({ startTs: 0 }),
    seasons({ seasons: [0], actions: ['created'] }),
    seasons({ titles: ['71663', 'the-wire', 'tt0306414'], seasons: [1, 2], people: ['Jón.Ó'] }),
  ])('accepts %j', (query) => {
    expect('username' in query ? checkUserQuery(query) : checkSeasonsQuery(query)).toEqual([]);
  });
});

describe('the pairs of a query', () => {
  it.each([
    ['v1', 'all', 'all', 24],
    ['v2', 'all', 'all', 28],
    ['v1', 'all', 'around-season', 9],
    ['v2', 'all', 'around-season', 13],
    ['v1', 'all', ['season'], 4],
    ['v2', ['rating'], ['season', 'movie'], 2],
  ] as const)('on %s, with actions %j and types %j, are %i', (protocol, actions, types, count) => {
    expect(pairsAsked(protocol, actions, types)).toHaveLength(count);
  });

  it('counts unknown types and actions as requested under all', () => {
    const row = { type: 'episode', action: 'rewatch' };
    expect([isAsked(row, 'all', 'all'), isAsked(row, ['episode'], 'all')]).toEqual([true, true]);
    expect([isAsked(row, 'all', ['seen']), isAsked(row, ['movie'], 'all')]).toEqual([false, false]);
  });
});
