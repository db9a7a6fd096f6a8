import { expect, it } from 'vitest';
import { footState } from '@/components/feed/status/foot-state';
import { showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { clockTime } from '@/utils/lib/relative-time';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Budget, Outage } from '@/utils/store/poller-schema';
import { summarizeListings } from '@/utils/store/read/listing-summary';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const settings: Settings = { ...DEFAULT_SETTINGS, sources: [userSource('mia'), userSource('ben')] };
const stream = (user: string, change: Partial<StreamState> = {}): StreamState => ({
  ...newStreamState(`history:${user}`),
  sourceIds: [`user:${user}`],
  lastGoodRead: NOW - 2 * MINUTE,
  nextDue: NOW + 3 * MINUTE,
  ...change,
});
const foot = (streams: StreamState[], change: Partial<Settings> = {}, budget?: Budget, outage?: Outage) =>
  footState(
    text,
    summarizeListings(streams, { ...settings, ...change }),
    { ...settings, ...change },
    { now: NOW, v1: false, poller: budget && { budget, outage } },
  );
const waiting = (waitReason: Budget['waitReason'], waitUntil: number): Budget => ({
  ...{ tokens: 100, at: NOW, waits: 1 },
  waitReason,
  waitUntil,
});

it.each<[string, StreamState[], Partial<Settings>, string, string | null]>([
  ['nothing read yet', [], {}, 'Not checked yet', null],
  ['fine', [stream('mia'), stream('ben')], {}, 'Checked 2 min. ago · next in 3 min.', null],
  ['due', [stream('mia', { nextDue: NOW - 1 })], {}, 'Checked 2 min. ago · next any moment', null],
  ['nearly due', [stream('mia', { nextDue: NOW + 40_000 })], {}, 'Checked 2 min. ago · next any moment', null],
  ['paused', [stream('mia')], { paused: true }, 'Checked 2 min. ago · Paused', null],
  [
    'one private, one unknown',
    [stream('mia', { lastError: { kind: 'private' } }), stream('ben', { lastError: { kind: 'not-found' } })],
    {},
    'Checked 2 min. ago · next in 3 min.',
    '1 private profile · 1 profile not found',
  ],
  [
    'a sentence before something else has no full stop',
    [
      stream('mia', { lastError: { kind: 'server', status: 502 } }),
      stream('ben', { lastError: { kind: 'not-found' } }),
    ],
    {},
    'Checked 2 min. ago · next in 3 min.',
    'Trakt is having problems (error 502) · 1 profile not found',
  ],
  [
    'an unknown show',
    [
      stream('mia'),
      stream('x', { key: 'counters:silo:all', sourceIds: ['show:silo'], lastError: { kind: 'not-found' } }),
    ],
    { sources: [...settings.sources, showSource('silo')] },
    'Checked 2 min. ago · next in 3 min.',
    '1 show not found',
  ],
  [
    'several streams of one private profile are one profile',
    [
      stream('mia', { lastError: { kind: 'private' } }),
      stream('mia', { key: 'watching:mia', lastError: { kind: 'private' } }),
    ],
    {},
    'Checked 2 min. ago · next in 3 min.',
    '1 private profile',
  ],
  [
    'one refused listing, and one that no rule wants any more',
    [
      stream('mia', { key: 'ratings:mia', lastError: { kind: 'private' } }),
      stream('mia'),
      stream('ben', { lastError: { kind: 'not-found' } }),
      stream('ben', { key: 'collection-movies:ben' }),
    ],
    { rules: { movie: { collection: 'off' } } },
    'Checked 2 min. ago · next in 3 min.',
    '1 profile not found · Trakt hides some activity',
  ],
  [
    'an expired sign-in',
    [stream('mia', { lastError: { kind: 'sign-in' } }), stream('ben')],
    {},
    'Checked 2 min. ago · next in 3 min.',
    'You need to sign in to Trakt for this.',
  ],
  [
    'rate limited',
    [stream('mia', { lastError: { kind: 'rate-limited', retryAt: NOW + HOUR, edge: false } })],
    {},
    'Checked 2 min. ago · next in 3 min.',
    `Trakt asked Lookout to wait until ${clockTime(NOW + HOUR, 'en')}.`,
  ],
])('%s', (_, streams, change, words, problem) => {
  expect(foot(streams, change)).toMatchObject({ words, problem });
});

const at = (time: number) => clockTime(time, 'en');

it.each<[string, Budget, StreamState['lastError'], Partial<Settings>, string, string | null]>([
  [
    'no request before the wait is over, whatever is due',
    waiting('rate-limited', NOW + 5 * MINUTE),
    { kind: 'rate-limited', retryAt: NOW + MINUTE, edge: true },
    {},
    'Checked 2 min. ago · next in 5 min.',
    `Trakt asked Lookout to wait until ${at(NOW + 5 * MINUTE)}.`,
  ],
  [
    'a wait without a time from Trakt, which no listing caused',
    waiting('blocked', NOW + 10 * MINUTE),
    null,
    {},
    'Checked 2 min. ago · next in 10 min.',
    `Trakt is blocking this network or browser. Retrying at ${at(NOW + 10 * MINUTE)}.`,
  ],
  [
    'a listing that is due after the wait',
    waiting('locked', NOW + 2 * MINUTE),
    null,
    {},
    'Checked 2 min. ago · next in 3 min.',
    'This Trakt account is locked or deactivated.',
  ],
  [
    'a problem that only the person can solve is shown beside the wait',
    waiting('rate-limited', NOW + 5 * MINUTE),
    { kind: 'sign-in' },
    {},
    'Checked 2 min. ago · next in 5 min.',
    `Trakt asked Lookout to wait until ${at(NOW + 5 * MINUTE)} · You need to sign in to Trakt for this.`,
  ],
  [
    'paused while it waits',
    waiting('rate-limited', NOW + 5 * MINUTE),
    null,
    { paused: true },
    'Checked 2 min. ago · Paused',
    `Trakt asked Lookout to wait until ${at(NOW + 5 * MINUTE)}.`,
  ],
  ['a wait that is over', waiting('blocked', NOW), null, {}, 'Checked 2 min. ago · next in 3 min.', null],
])('%s', (_, budget, lastError, change, words, problem) => {
  expect(foot([stream('mia', { lastError })], change, budget)).toMatchObject({ words, problem });
});

it('shows the time of the next retry while Trakt is down, not "any moment"', () => {
  const resting = [
    stream('mia', { lastError: { kind: 'timeout' }, failures: 1, nextDue: NOW - MINUTE }),
    stream('ben'),
  ];
  const outage = { since: NOW - HOUR, probedAt: NOW - MINUTE, retryAt: NOW + 4 * MINUTE };
  const budget: Budget = { tokens: 100, at: NOW, waits: 0, waitUntil: null, waitReason: null };
  expect(foot(resting, {}, budget, outage)).toMatchObject({
    words: 'Checked 2 min. ago · next in 4 min.',
    problem: `Couldn’t reach Trakt. Retrying at ${at(NOW + 4 * MINUTE)}.`,
  });
  // An error that only the person can fix is shown beside the wait.
  const mine = [...resting, stream('zoe', { sourceIds: ['user:mia'], lastError: { kind: 'sign-in' } })];
  expect(foot(mine, {}, budget, outage).problem).toContain('You need to sign in to Trakt for this.');
});

it('links to the section that solves the problem', () => {
  const leadsTo = (lastError: StreamState['lastError']) => foot([stream('mia', { lastError }), stream('ben')]).section;
  expect(leadsTo({ kind: 'sign-in' })).toBe('account');
  expect(leadsTo({ kind: 'key-refused' })).toBe('account');
  expect(leadsTo({ kind: 'private' })).toBe('health');
  expect(leadsTo(null)).toBe('health');
  expect(foot([stream('mia')], {}, waiting('key-refused', NOW + HOUR)).section).toBe('account');
});
