import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { FoundSeason, FoundShow } from '@/utils/messaging/protocol';
import type { ShowSource } from '@/utils/sources/source';
import type { Card } from '@/utils/store/schema';
import type { Story } from './stories.ts';
import { card, NOW, PEOPLE, SETTINGS, STREAMS, someCards, stream } from './world.ts';

const poster = (hue: number) => `https://media.trakt.tv/${hue}.png`;
const found = (ref: string, name: string, year: number, hue?: number): FoundShow => ({
  ref,
  name,
  year,
  ids: { slug: ref },
  ...(hue === undefined ? {} : { poster: poster(hue) }),
});
const source = (ref: string, name: string, seasons: 'all' | number[], hue?: number): ShowSource => ({
  kind: 'show',
  id: `show:${ref}`,
  ref,
  name,
  seasons,
  ids: { slug: ref },
  paused: false,
  since: NOW,
  ...(hue === undefined ? {} : { poster: poster(hue) }),
});

const FOUND = [
  found('the-long-harbour', 'The Long Harbour', 2021, 200),
  found('night-ferry', 'Night Ferry', 2024, 260),
  found('harbour-lights', 'An Unreasonably Long Title for a Series About Lighthouses', 1998),
];
const SEASONS: FoundSeason[] = [
  { number: 0, title: 'Specials', episodes: 4 },
  { number: 1, title: 'Season 1', episodes: 10, poster: poster(200) },
  { number: 2, title: 'Season 2', episodes: 8, poster: poster(30) },
  { number: 3, title: 'The Final Tide', episodes: 8, poster: poster(330) },
  { number: 4, title: 'Season 4', episodes: 1 },
];
const SHOWS = [
  source('the-long-harbour', 'The Long Harbour', 'all', 200),
  source('salt-ash', 'Salt & Ash', [0, 1, 2]),
  source('gone', 'Fata Morgana', 'all'),
];
const shared = { sourceIds: SHOWS.map(({ id }) => id) };
const SHOW_STREAMS = [
  ...STREAMS,
  stream('show-watching', 'the-long-harbour:all', { sourceIds: ['show:the-long-harbour'], baseline: 3 }),
  stream('counters', 'the-long-harbour:all', { sourceIds: ['show:the-long-harbour'] }),
  stream('show-watching', 'salt-ash:0,1,2', { sourceIds: ['show:salt-ash'] }),
  stream('show-watching', 'gone:all', { sourceIds: ['show:gone'], lastError: { kind: 'not-found' }, failures: 1 }),
  { ...stream('recent-comments', 'x', { ...shared, baseline: 12 }), key: 'recent-comments' },
];

function tally(minutesAgo: number, changes: [counter: string, by: number][], season: number | null = null): Card {
  return card(minutesAgo, [], {
    kind: 'tally',
    level: 'feed',
    tally: {
      show: 'the-long-harbour',
      title: 'The Long Harbour',
      season,
      since: NOW - minutesAgo * MINUTE - DAY - HOUR,
      changes: changes.map(([counter, by]) => ({ counter, by })),
    },
  });
}

const noticed = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    action: 'watching',
    user: PEOPLE[index] ?? { username: `u${index}`, slug: `u${index}` },
    show: { title: 'The Long Harbour', ids: { slug: 'the-long-harbour' } },
  }));

const watched = { sources: [...SETTINGS.sources.slice(0, 2), ...SHOWS] };
const choose: Story['act'] = [
  ['fill', '#add', 'harbour'],
  ['press', 'body', 'Shift'],
];
const finding = { searchShows: { ok: true, shows: FOUND } };
const opening = { ...finding, lookupShow: { ok: true, show: FOUND[0], seasons: SEASONS } };

export const SHOW_STORIES: Story[] = [
  {
    name: 'popup-shows',
    page: 'popup.html',
    cards: [
      card(3, noticed(40)),
      tally(
        8,
        [
          ['plays', 1204],
          ['votes', 88],
          ['watchers', 412],
          ['collectors', 31],
          ['lists', 1],
        ],
        2,
      ),
      ...someCards().slice(0, 4),
      tally(60 * 30, [['votes', 1]]),
    ],
    unread: 1,
  },
  { name: 'options-shows', page: 'options.html#sources', settings: watched, streams: SHOW_STREAMS },
  {
    name: 'options-one-show',
    page: 'options.html#sources/show%3Athe-long-harbour',
    settings: { sources: SHOWS.map((show) => ({ ...show, spoilers: 'hidden' as const })) },
    streams: SHOW_STREAMS,
  },
  {
    name: 'options-shows-start',
    page: 'options.html#sources',
    settings: { sources: [] },
  },
  { name: 'options-shows-found', page: 'options.html#sources', settings: watched, replies: finding, act: choose },
  {
    name: 'options-shows-none',
    page: 'options.html#sources',
    replies: { searchShows: { ok: true, shows: [] } },
    act: choose,
  },
  {
    name: 'options-shows-error',
    page: 'options.html#sources',
    replies: { searchShows: { ok: false, error: { kind: 'not-found' } } },
    act: choose,
  },
  {
    name: 'options-shows-seasons',
    page: 'options.html#sources',
    replies: opening,
    act: [...choose, ['click', '.results li:first-child button']],
  },
  {
    name: 'options-shows-some',
    page: 'options.html#sources',
    replies: opening,
    act: [
      ...choose,
      ['click', '.results li:first-child button'],
      ['click', '.season-choice .segments label:nth-of-type(2)'],
      ['click', '.seasons li:nth-child(1) input'],
      ['click', '.seasons li:nth-child(3) input'],
    ],
  },
  {
    name: 'options-shows-unchosen',
    page: 'options.html#sources',
    replies: opening,
    act: [
      ...choose,
      ['click', '.results li:first-child button'],
      ['click', '.season-choice .segments label:nth-of-type(2)'],
    ],
  },
  {
    name: 'options-shows-edit',
    page: 'options.html#sources',
    settings: watched,
    streams: SHOW_STREAMS,
    replies: opening,
    act: [['click', '[data-source-id="show:salt-ash"] [aria-expanded]']],
  },
  {
    name: 'options-shows-v1',
    page: 'options.html#sources',
    protocol: 'v1',
    replies: { searchShows: { ok: true, shows: FOUND.slice(0, 1) } },
    act: [
      ['fill', '#add', 'the-long-harbour'],
      ['press', 'body', 'Enter'],
      ['fill', '.seasons-field', '1 to 3'],
      ['press', 'body', 'Enter'],
    ],
  },
  {
    name: 'options-shows-v1-start',
    page: 'options.html#sources',
    protocol: 'v1',
    replies: { searchShows: { ok: false, error: { kind: 'not-a-show', text: 'The Long Harbour' } } },
    act: [
      ['fill', '#add', 'The Long Harbour'],
      ['press', 'body', 'Enter'],
    ],
  },
  {
    name: 'options-health-shows',
    page: 'options.html#health',
    settings: watched,
    streams: SHOW_STREAMS,
  },
];
