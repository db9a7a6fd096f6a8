import type { Person } from '@/utils/activity/activity';
import { facetsOf } from '@/utils/activity/facets';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Card, StoredActivity, StreamState } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';

/** When the stories happen, ms UTC: now, or the fixed moment of the pictures (see `picture-clock`). */
export const NOW = Number(process.env.LOOKOUT_STORIES_NOW ?? Date.now());

/** The server in every story, whichever a build is for. */
export const ORIGIN = 'https://api.trakt.tv';

export const PEOPLE: Person[] = [
  { username: 'mia-lund', slug: 'mia-lund', name: 'Mia Lund' },
  { username: 'benoit', slug: 'benoit', name: 'Benoît Carré' },
  { username: 'tomasz.k', slug: 'tomasz-k', name: 'Tomasz Kowalczyk' },
  { username: 'layla', slug: 'layla', name: 'ليلى حسن' },
  { username: 'oakley', slug: 'oakley' },
];

const shows = [
  'The Long Harbour',
  'Night Ferry',
  'Salt & Ash',
  'An Unreasonably Long Title for a Series About Lighthouses',
];
const movies = ['The Keeper', 'Blue Hour', 'Fata Morgana'];

let count = 0;

/** A card with one or several activities, `minutesAgo` before now. */
export function card(minutesAgo: number, members: Partial<StoredActivity>[], more: Partial<Card> = {}): Card {
  const at = NOW - minutesAgo * MINUTE;
  const id = `card-${++count}`;
  const activities = members.map(
    (member, index): StoredActivity => ({
      id: `${id}-${index}`,
      aliases: [],
      at: at - index * HOUR,
      type: 'episode',
      action: 'scrobble',
      user: PEOPLE[0] as Person,
      level: 'notify',
      reason: { kind: 'default-rule' },
      noticedAt: at,
      ...member,
    }),
  );
  return {
    key: [-at, id],
    id,
    kind: 'activities',
    activities,
    level: 'notify',
    delivery: { state: 'silent' },
    facets: facetsOf(activities).map((facet) => [facet, -at]),
    ...more,
  };
}

const show = (index: number) => ({
  title: shows[index] as string,
  year: 2024,
  ids: { slug: `show-${index}`, trakt: index },
});
const movie = (index: number) => ({ title: movies[index] as string, year: 2019, ids: { slug: `movie-${index}` } });
const episode = (season: number, number: number, title?: string) => ({
  season,
  number,
  ids: {},
  ...(title ? { title } : {}),
});
const who = (index: number) => PEOPLE[index] as Person;

/** One card of each sort. */
export function someCards(): Card[] {
  return [
    card(2, [{ user: who(1), action: 'watching', show: show(1), episode: episode(3, 4, 'The Crossing') }]),
    card(14, [
      {
        action: 'rating',
        show: show(0),
        episode: episode(2, 5, 'Low Water'),
        rating: { value: 9, advanced: true },
      },
    ]),
    card(55, [
      { user: who(2), show: show(2), episode: episode(1, 4) },
      { user: who(2), show: show(2), episode: episode(1, 3) },
      { user: who(2), show: show(2), episode: episode(1, 2) },
    ]),
    card(190, [
      {
        user: who(4),
        type: 'movie',
        action: 'shout',
        movie: movie(0),
        comment: {
          id: 7,
          text: 'Watched it twice in one evening. The last shot of the lamp room stays with you.',
          spoiler: false,
        },
      },
    ]),
    card(320, [{ user: who(3), type: 'movie', action: 'watchlist', movie: movie(2) }]),
    card(60 * 20, [], {
      kind: 'gap',
      gap: { since: NOW - 26 * HOUR, stream: 'history:tomasz-k', url: 'https://app.trakt.tv/profile/tomasz-k' },
      facets: [['user:tomasz-k', 0]],
    }),
    card(60 * 25, [
      { user: who(0), show: show(3), episode: episode(10, 12, 'Everything the Sea Gives Back, Part Two') },
    ]),
    card(60 * 27, [
      {
        user: who(2),
        type: 'list',
        action: 'item_added',
        list: { name: 'Films for a storm' },
        listItem: { type: 'movie', movie: movie(1) },
      },
    ]),
    card(60 * 29, [{ user: who(1), type: 'person', action: 'bookmarked' }]),
    card(60 * 50, [
      { user: who(4), type: 'show', action: 'rating', show: show(1), rating: { value: 4, advanced: true } },
    ]),
  ];
}

/** Names, titles and a comment of the maximum length. */
export function longestCards(): Card[] {
  const first = {
    username: 'wilhelmina',
    slug: 'wilhelmina',
    name: 'Wilhelmina Oosterhuis-Van den Berghe Montgomery-Featherston',
  };
  const second = {
    username: 'maximilian',
    slug: 'maximilian',
    name: 'Maximilian Alexander Friedrich von Hohenstaufen-Wittelsbach',
  };
  const title = 'Summer of the Lighthouse Keepers: Memories of Winds and Waters From Beyond the Most Western Headland';
  const text = 'Words of somebody who says much, and goes on from there to whatever comes to mind. '.repeat(4);
  const work = { title, year: 2019, ids: { slug: 'summer' } };
  return [
    card(4, [
      {
        user: first,
        action: 'shout',
        show: work,
        episode: episode(10, 12, title),
        comment: { id: 8, text, spoiler: false },
      },
    ]),
    card(9, [
      { user: first, type: 'movie', action: 'watchlist', movie: work },
      { user: second, type: 'movie', action: 'watchlist', movie: work },
    ]),
    ...someCards(),
  ];
}

/** One card of each sort, after some weeks of plays. */
export function fullFeed(): Card[] {
  const rows = someCards();
  for (let hours = 60; hours < 60 + 400; hours += 5) {
    rows.push(
      card(60 * hours, [
        { user: who((hours / 5) % 5), show: show(hours % 3), episode: episode((hours % 4) + 1, (hours % 9) + 1) },
      ]),
    );
  }
  return rows;
}

export function stream(kind: string, slug: string, more: Partial<StreamState> = {}): StreamState {
  return {
    key: `${kind}:${slug}`,
    sourceIds: [`user:${slug}`],
    cursor: null,
    nextDue: NOW + 3 * MINUTE,
    lastRead: NOW - 2 * MINUTE,
    lastGoodRead: NOW - 2 * MINUTE,
    failures: 0,
    lastError: null,
    baseline: kind === 'history' ? 87 : 0,
    unknown: 0,
    ...more,
  };
}

export const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  clientIds: { [ORIGIN]: 'f3b1c9a07d0e4e7c8b6a5d4c3b2a1908f7e6d5c4b3a29180f7e6d5c4b3a29180' },
  sources: PEOPLE.slice(0, 4).map(({ slug, name }) => ({
    kind: 'user',
    id: `user:${slug}`,
    username: slug,
    name,
    paused: slug === 'layla',
    since: NOW,
  })),
};

export const STREAMS: StreamState[] = PEOPLE.slice(0, 4).flatMap(({ slug }) => [
  stream('watching', slug),
  stream('history', slug),
]);

/** Every stream after two failures. */
export function failing(error: TraktError): StreamState[] {
  const until = ('retryAt' in error && error.retryAt) || 0;
  return STREAMS.map((each) => ({
    ...each,
    lastError: error,
    failures: 2,
    nextDue: Math.max(each.nextDue, until),
  }));
}
