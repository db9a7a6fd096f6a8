import { HOUR, MINUTE } from '@/utils/lib/time';
import { DEMO_ORIGIN } from '@/utils/server/demo';
import type { Story } from './stories.ts';
import { failing, fullFeed, longestCards, NOW, SETTINGS, STREAMS, someCards, stream } from './world.ts';

const SHOW = { kind: 'show', ref: 'gone', seasons: 'all', paused: false, since: NOW } as const;
/** Opens the fourth entry of the first row's menu: muting. */
const fourthOfMenu: NonNullable<Story['act']> = [
  ['press', 'body', 'j'],
  ['press', 'body', '.'],
  ['press', 'body', 'ArrowDown'],
  ['press', 'body', 'ArrowDown'],
  ['press', 'body', 'ArrowDown'],
  ['press', 'body', 'Enter'],
];
const feed = { page: 'popup.html', cards: someCards(), unread: 4 } as const;

/** The popup's states: rows, reasons for having none, problems, checks in progress. */
export const POPUP_STORIES: Story[] = [
  { name: 'popup-feed', page: 'popup.html', cards: fullFeed(), unread: 4 },
  {
    name: 'popup-focus',
    page: 'popup.html',
    cards: someCards(),
    unread: 4,
    act: [
      ['press', 'body', 'j'],
      ['press', 'body', 'ArrowDown'],
    ],
  },
  { name: 'popup-scrolled', page: 'popup.html', cards: fullFeed(), unread: 4, act: [['scroll', 'body', '900']] },
  { name: 'popup-checking', page: 'popup.html', cards: someCards(), signals: { check: { done: 3, total: 8 } } },
  {
    name: 'popup-mark-all',
    page: 'popup.html',
    cards: someCards(),
    unread: 4,
    replies: {
      markAllRead: {
        ok: true,
        keys: [
          [0, 'a'],
          [0, 'b'],
          [0, 'c'],
          [0, 'd'],
        ],
      },
    },
    act: [['click', '.strip-button']],
  },
  { name: 'popup-paused', page: 'popup.html', cards: someCards(), settings: { paused: true } },
  {
    name: 'popup-trouble-foot',
    page: 'popup.html',
    cards: someCards(),
    streams: failing({ kind: 'rate-limited', retryAt: NOW + HOUR, edge: false }),
  },
  { name: 'popup-no-sources', page: 'popup.html', settings: { sources: [] } },
  { name: 'popup-no-client-id', page: 'popup.html', settings: { clientIds: {} } },
  { name: 'popup-nothing-yet', page: 'popup.html' },
  {
    name: 'popup-demo',
    page: 'popup.html',
    cards: someCards(),
    unread: 4,
    settings: { server: { protocol: 'v2', origin: DEMO_ORIGIN } },
    replies: { demoPace: { ok: true, pace: 'lively' } },
  },
  {
    name: 'popup-private',
    page: 'popup.html',
    settings: { sources: SETTINGS.sources.slice(0, 1) },
    streams: [stream('history', 'mia-lund', { lastError: { kind: 'private' } })],
  },
  { name: 'popup-offline', page: 'popup.html', streams: failing({ kind: 'offline' }) },
  { name: 'popup-newer', page: 'popup.html', store: 'newer' },
  { name: 'popup-broken', page: 'popup.html', store: 'broken' },
  { name: 'popup-no-answer', page: 'popup.html', cards: someCards(), act: [['click', '.tool.wide']] },
  { ...feed, name: 'popup-long', cards: longestCards() },
  { ...feed, name: 'popup-long-larger', cards: longestCards(), settings: { textSize: 'larger', contrast: 'more' } },
  { ...feed, name: 'popup-larger', settings: { textSize: 'larger', contrast: 'more' } },
  { ...feed, name: 'popup-notice-key', settings: { clientIds: {} } },
  { ...feed, name: 'popup-notice-nobody', settings: { sources: [] } },
  { ...feed, name: 'popup-foot-account', streams: failing({ kind: 'key-refused' }) },
  {
    ...feed,
    name: 'popup-foot-much',
    streams: [
      stream('history', 'mia-lund', { lastError: { kind: 'private' } }),
      stream('history', 'benoit', { lastError: { kind: 'not-found' } }),
      stream('history', 'tomasz-k', { lastError: { kind: 'server', status: 502 } }),
    ],
  },
  {
    ...feed,
    name: 'popup-no-access',
    settings: {
      server: { protocol: 'v2', origin: 'https://trakt.example' },
      clientIds: { 'https://trakt.example': 'a' },
    },
    streams: [
      stream('history', 'tomasz-k', { lastError: { kind: 'server', status: 502 } }),
      stream('history', 'benoit', { lastError: { kind: 'not-found' } }),
    ],
  },
  {
    ...feed,
    name: 'popup-foot-waits',
    budget: { tokens: 0, at: NOW, waitUntil: NOW + 12 * MINUTE, waitReason: 'blocked', waits: 1 },
  },
  {
    ...feed,
    name: 'popup-full',
    replies: { checkNow: { ok: false, error: { kind: 'store', reason: 'full' } } },
    act: [['click', '.tool.wide']],
  },
  {
    ...feed,
    name: 'popup-mute',
    act: fourthOfMenu,
  },
  {
    name: 'popup-comment',
    page: 'popup.html',
    cards: someCards().slice(3),
    act: [
      ['press', 'body', 'j'],
      ['press', 'body', 'c'],
    ],
  },
  {
    ...feed,
    name: 'popup-all-read',
    unread: 0,
    act: [['click', '.chips .chip']],
  },
  {
    ...feed,
    name: 'popup-recent',
    replies: { mute: { ok: true }, markAllRead: { ok: true, keys: [[0, 'a']] } },
    act: [
      ['click', '.strip-button'],
      ['click', '.recent'],
    ],
  },
  { ...feed, name: 'popup-snooze-menu', act: [['click', '.tool[aria-haspopup]']] },
  {
    ...feed,
    name: 'popup-check-partly',
    replies: { checkNow: { ok: true, news: 0, failed: 61, stopped: null, cut: false } },
    act: [['click', '.tool.wide']],
  },
  { name: 'popup-paused-empty', page: 'popup.html', settings: { paused: true } },
  { name: 'popup-key-v1', page: 'popup.html', protocol: 'v1', settings: { clientIds: {} } },
  {
    name: 'popup-private-several',
    page: 'popup.html',
    settings: { sources: SETTINGS.sources.slice(0, 3) },
    streams: STREAMS.slice(0, 6).map((each) => ({ ...each, lastError: { kind: 'private' } })),
  },
  {
    name: 'popup-show-missing',
    page: 'popup.html',
    settings: { sources: [{ ...SHOW, id: 'show:gone', name: 'Fata Morgana' }] },
    streams: [{ ...stream('show-watching', 'gone:all'), sourceIds: ['show:gone'], lastError: { kind: 'not-found' } }],
  },
  { name: 'popup-turned-away', page: 'popup.html', streams: failing({ kind: 'blocked', retryAt: NOW + HOUR }) },
];
