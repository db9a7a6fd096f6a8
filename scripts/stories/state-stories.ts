import { HOUR, MINUTE } from '@/utils/lib/time';
import { databaseName } from '@/utils/server/connection';
import { storeLostKey } from '@/utils/settings/store-keys';
import { cardFacets } from '@/utils/store/stars';
import { aboutYou, longComment, reasons } from './state-cards.ts';
import type { Story } from './stories.ts';
import { watchingNow } from './watching-now.ts';
import { fullFeed, NOW, ORIGIN, SETTINGS, STREAMS, someCards, stream } from './world.ts';

const feed = { page: 'popup.html', cards: someCards(), unread: 4 } as const;
const panel = { ...watchingNow(), page: 'sidepanel.html', unread: 4 } as const;
const key = `v2:${ORIGIN}`;
const me = { kind: 'oauth', username: 'nora-west', slug: 'nora-west', name: 'Nora West', since: NOW } as const;
const signedIn = { accounts: { [key]: { ...me, state: 'in' } } };
const ended = { accounts: { [key]: { ...me, state: 'ended' } } };
const watched = { paused: false, since: NOW };
const circle = ['Asta Berg', 'Bram Visser', 'Cleo Marsh', 'Dag Holm', 'Esme Ward', 'Finn Olsen', 'Greta Voss']
  .concat(['Hana Sato', 'Ivo Lang', 'June Park', 'Kai Lund', 'Lena Roth'])
  .map((name) => ({ username: name.split(' ')[0]?.toLowerCase() ?? '', name, private: false }))
  .map((person) => ({ ...person, slug: person.username }));

const withFollowing = {
  sources: [
    { ...watched, kind: 'following' as const, id: 'following', except: ['dag'] },
    { ...watched, kind: 'me' as const, id: 'me' },
    ...SETTINGS.sources.slice(0, 2),
  ],
};
const FOLLOWS = [
  stream('follows', '', { key: 'follows', sourceIds: ['following'], cursor: { people: circle } }),
  stream('following', '', { key: 'following', sourceIds: ['following'], baseline: 214 }),
  stream('me-people', '', { key: 'me-people', sourceIds: ['me'], baseline: 12 }),
  ...STREAMS.slice(0, 4),
];

const CHANGES = JSON.stringify({
  format: 'lookout/settings',
  version: 1,
  sources: [
    { kind: 'user', username: 'nora-west', name: 'Nora West' },
    { kind: 'user', username: 'benoit', paused: true, rules: { episode: { scrobble: 'badge' } } },
    { kind: 'show', ref: 'night-ferry', name: 'Night Ferry', seasons: 'all' },
    { kind: 'following' },
  ],
  rules: { movie: { rating: 'badge' }, show: { watchlist: 'off' } },
  conditions: { ratingAtLeast: 8 },
  preferences: { theme: 'dark', spoilers: 'titles', images: false },
  checkMinutes: 10,
});
const FAULTS = JSON.stringify({
  format: 'lookout/settings',
  version: 1,
  sources: [
    { kind: 'user', username: '' },
    { kind: 'show', ref: 'night-ferry', seasons: 'first' },
  ],
  rules: { movie: { rating: 'loud' } },
  conditions: { ratingAtLeast: 11 },
});

/** States that come rarely or need an account: about you, stars, reasons, the side panel, a lost store, Welcome. */
export const STATE_STORIES: Story[] = [
  { name: 'popup-about-you', page: 'popup.html', cards: aboutYou(), unread: 5 },
  {
    ...feed,
    name: 'popup-starred',
    cards: someCards().map((card, index) =>
      [1, 3].includes(index) ? { ...card, starred: NOW, facets: cardFacets({ ...card, starred: NOW }) } : card,
    ),
    act: [['click', '.chips .chip:nth-of-type(2)']],
  },
  { ...feed, name: 'popup-starred-none', act: [['click', '.chips .chip:nth-of-type(2)']] },
  {
    name: 'popup-comment-open',
    page: 'popup.html',
    cards: [longComment(), ...someCards().slice(1)],
    unread: 2,
    act: [
      ['press', 'body', 'j'],
      ['press', 'body', 'c'],
    ],
  },
  {
    ...feed,
    name: 'popup-store-lost',
    local: { [storeLostKey(databaseName({ protocol: 'v2', apiOrigin: ORIGIN }))]: NOW },
  },
  { ...feed, name: 'popup-store-full', signals: { storeProblem: 'full' } },
  {
    ...feed,
    name: 'popup-used-up',
    budget: {
      tokens: 0,
      at: NOW,
      waitUntil: null,
      waitReason: null,
      usedUpUntil: NOW + 12 * MINUTE,
      waits: 0,
    },
  },
  { ...feed, name: 'popup-refused', streams: STREAMS.map((each) => ({ ...each, lastError: { kind: 'key-refused' } })) },
  ...reasons().map(
    (card, index): Story => ({
      name: `popup-why-${index + 1}`,
      page: 'popup.html',
      cards: [card],
      act: [
        ['press', 'body', 'j'],
        ['press', 'body', '.'],
        ['press', 'body', 'End'],
        ['press', 'body', 'Enter'],
      ],
    }),
  ),
  { ...panel, name: 'panel-240', width: 240 },
  { ...panel, name: 'panel-400', width: 400 },
  { ...panel, name: 'panel-800', width: 800, cards: [...panel.cards, ...fullFeed().slice(10)] },
  {
    name: 'options-following',
    page: 'options.html#sources',
    settings: withFollowing,
    local: signedIn,
    streams: FOLLOWS,
  },
  {
    name: 'options-signed-out',
    page: 'options.html#sources',
    settings: withFollowing,
    local: ended,
    streams: FOLLOWS.map((each) => ({
      ...each,
      ...(each.key === 'following' ? { lastError: { kind: 'sign-in' } } : {}),
    })),
  },
  {
    name: 'options-following-page',
    page: 'options.html#sources/following',
    settings: withFollowing,
    local: signedIn,
    streams: FOLLOWS,
  },
  {
    name: 'options-add-following',
    page: 'options.html#sources',
    local: signedIn,
    act: [['click', '.segments label:nth-of-type(3)']],
  },
  {
    name: 'options-welcome-signed-in',
    page: 'options.html#welcome',
    settings: { sources: [] },
    local: signedIn,
    replies: { people: { ok: true, people: circle } },
  },
  {
    name: 'options-account-leave',
    page: 'options.html#account',
    settings: withFollowing,
    local: signedIn,
    streams: FOLLOWS,
  },
  { name: 'options-news', page: 'options.html#news' },
  { name: 'options-data-changes', page: 'options.html#data', act: [['file', 'input[type=file]', CHANGES]] },
  { name: 'options-data-faults', page: 'options.html#data', act: [['file', 'input[type=file]', FAULTS]] },
  {
    name: 'options-no-access',
    page: 'options.html#sources',
    settings: {
      server: { protocol: 'v2', origin: 'https://trakt.example' },
      clientIds: { 'https://trakt.example': 'a' },
    },
  },
  {
    name: 'options-used-up',
    page: 'options.html#sources',
    replies: {
      lookupUser: { ok: false, error: { kind: 'used-up', until: NOW + HOUR / 5 } },
      searchShows: { ok: false, error: { kind: 'used-up', until: NOW + HOUR / 5 } },
    },
    act: [
      ['fill', '#add', 'nora-west'],
      ['press', 'body', 'Enter'],
    ],
  },
];
