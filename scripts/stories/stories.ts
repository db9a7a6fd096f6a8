import { healthAt } from '@/tests/builders/health';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { Health } from '@/utils/messaging/protocol';
import type { Signals } from '@/utils/messaging/signals';
import type { Settings } from '@/utils/settings/settings';
import type { Budget } from '@/utils/store/poller-schema';
import type { Card, StreamState } from '@/utils/store/schema';
import { FEED_STORIES } from './feed-stories.ts';
import { OPTIONS_STORIES } from './options-stories.ts';
import { POPUP_STORIES } from './popup-stories.ts';
import { SHOW_STORIES } from './show-stories.ts';
import { STATE_STORIES } from './state-stories.ts';
import { failing, fullFeed, NOW, SETTINGS, STREAMS, someCards, stream } from './world.ts';

export interface Story {
  name: string;
  page: 'popup.html' | 'sidepanel.html' | `feed.html${string}` | `options.html#${string}`;
  /** Of the window, px; left out: as usual for the page. */
  width?: number;
  protocol?: 'v1' | 'v2';
  settings?: Partial<Settings>;
  cards?: Card[];
  unread?: number;
  streams?: StreamState[];
  /** The poller's allowance and wait. */
  budget?: Budget;
  signals?: Partial<Signals>;
  /** Further content of `storage.local`. */
  local?: Record<string, unknown>;
  replies?: Record<string, unknown>;
  /** The database's problem: written by a newer Lookout, or empty. */
  store?: 'newer' | 'broken';
  /** Steps in the page after it was drawn: clicks, keys. Each is `[what, selector, value]`. */
  act?: ['click' | 'fill' | 'press' | 'select' | 'file' | 'scroll', string, string?][];
}

const user = { username: 'Nora', slug: 'nora-west', name: 'Nora West', private: false };
const health: Health = { ...healthAt(NOW), streams: STREAMS };

const WAITING = { used: 150, left: 0, limit: 150, until: NOW + 12 * MINUTE } as const;

const FILE = JSON.stringify({
  format: 'lookout/settings',
  version: 1,
  sources: [{ kind: 'user', username: 'nora-west', colour: 'blue' }],
  rules: { episode: { scrobble: 'badge' } },
});

export const STORIES: Story[] = [
  ...POPUP_STORIES,
  {
    name: 'options-sources',
    page: 'options.html#sources',
    cards: someCards(),
    streams: [
      ...STREAMS.slice(0, 2),
      stream('history', 'benoit', { lastError: { kind: 'private' } }),
      stream('history', 'tomasz-k', {
        lastError: { kind: 'rate-limited', retryAt: NOW + HOUR, edge: true },
        failures: 3,
      }),
    ],
  },
  { name: 'options-sources-empty', page: 'options.html#sources', settings: { sources: [] } },
  {
    name: 'options-sources-found',
    page: 'options.html#sources',
    replies: { lookupUser: { ok: true, user }, searchShows: { ok: true, shows: [] } },
    act: [['fill', '#add', 'nora-west']],
  },
  {
    name: 'options-sources-private',
    page: 'options.html#sources',
    replies: { lookupUser: { ok: true, user: { ...user, private: true } }, searchShows: { ok: true, shows: [] } },
    act: [
      ['fill', '#add', 'nora-west'],
      ['click', '.add .primary'],
    ],
  },
  {
    name: 'options-sources-error',
    page: 'options.html#sources',
    replies: { lookupUser: { ok: false, error: { kind: 'not-found' } }, searchShows: { ok: true, shows: [] } },
    act: [
      ['fill', '#add', 'nora-wset'],
      ['click', '.add .primary'],
    ],
  },
  {
    name: 'options-sources-removed',
    page: 'options.html#sources',
    replies: { removeSource: { ok: true, source: SETTINGS.sources[1] } },
    act: [['click', '.source:nth-child(2) .danger']],
  },
  {
    name: 'options-filters',
    page: 'options.html#filters',
    settings: { rules: { episode: { watching: 'off' }, movie: { watchlist: 'notify' } } },
  },
  { name: 'options-filters-v1', page: 'options.html#filters', protocol: 'v1' },
  {
    name: 'options-filters-saved',
    page: 'options.html#filters',
    replies: { setRules: { ok: true } },
    act: [
      ['click', '.customize > summary'],
      ['select', '.matrix tbody tr:nth-child(3) select', 'off'],
    ],
  },
  { name: 'options-account', page: 'options.html#account' },
  { name: 'options-account-none', page: 'options.html#account', settings: { clientIds: {} } },
  {
    name: 'options-account-refused',
    page: 'options.html#account',
    settings: { clientIds: {} },
    replies: { setClientId: { ok: false, error: { kind: 'key-refused' } } },
    act: [
      ['fill', '#client-id', 'abc'],
      ['click', '.form .primary'],
    ],
  },
  { name: 'options-account-v1', page: 'options.html#account', protocol: 'v1', settings: { clientIds: {} } },
  { name: 'options-data', page: 'options.html#data' },
  {
    name: 'options-data-sync',
    page: 'options.html#data',
    local: { syncStatus: { on: true, at: NOW - 3 * MINUTE, problem: null } },
  },
  {
    name: 'options-data-sync-too-large',
    page: 'options.html#data',
    local: { syncStatus: { on: true, at: NOW - DAY, problem: { kind: 'too-large', bytes: 131_000 } } },
  },
  {
    name: 'options-data-delete',
    page: 'options.html#data',
    cards: fullFeed(),
    act: [['click', '.danger-zone .danger']],
  },
  {
    name: 'options-data-preview',
    page: 'options.html#data',
    act: [['file', 'input[type=file]', FILE]],
  },
  {
    name: 'options-data-broken',
    page: 'options.html#data',
    act: [['file', 'input[type=file]', '{\n  "format": "lookout/settings",\n  oops']],
  },
  {
    name: 'options-health',
    page: 'options.html#health',
    replies: { health: { ok: true, health } },
    streams: [
      ...STREAMS.slice(0, 6),
      stream('history', 'tomasz-k', { lastError: { kind: 'server', status: 502 }, failures: 3 }),
      stream('watching', 'layla', { lastGoodRead: null, lastRead: null }),
    ],
    act: [['click', '.streams .fold']],
  },
  {
    name: 'options-health-told-to-wait',
    page: 'options.html#health',
    replies: {
      health: {
        ok: true,
        health: { ...health, requests: { ...WAITING, waiting: 'rate-limited' }, lastCheck: NOW - 2 * MINUTE },
      },
    },
    streams: failing({ kind: 'rate-limited', retryAt: NOW + 12 * MINUTE, edge: false }).map((each, index) =>
      index < 2 ? each : (STREAMS[index] as StreamState),
    ),
  },
  {
    name: 'options-health-turned-away',
    page: 'options.html#health',
    replies: {
      health: {
        ok: true,
        health: {
          ...health,
          requests: { ...WAITING, waiting: 'blocked' },
          lastCheck: NOW - 3 * HOUR,
          alarm: null,
          nextCheck: null,
          notifications: 'denied',
        },
      },
    },
    streams: failing({ kind: 'blocked', retryAt: NOW + 12 * MINUTE }),
  },
  { name: 'options-health-no-answer', page: 'options.html#health' },
  { name: 'options-paused', page: 'options.html#filters', settings: { paused: true } },
  ...SHOW_STORIES,
  ...FEED_STORIES,
  ...OPTIONS_STORIES,
  ...STATE_STORIES,
];
