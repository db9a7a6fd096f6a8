import { expect, it } from 'vitest';
import { footState } from '@/components/feed/foot-state';
import { showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { clockTime } from '@/utils/lib/relative-time';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
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
const foot = (streams: StreamState[], change: Partial<Settings> = {}) =>
  footState(text, streams, { ...settings, ...change }, { now: NOW, v1: false });

it.each<[string, StreamState[], Partial<Settings>, string, string | null]>([
  ['nothing read yet', [], {}, 'Not checked yet', null],
  ['well', [stream('mia'), stream('ben')], {}, 'Checked 2 min. ago · next in 3 min.', null],
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
    'a sign-in that has ended',
    [stream('mia', { lastError: { kind: 'sign-in' } }), stream('ben')],
    {},
    'Checked 2 min. ago · next in 3 min.',
    'Trakt wants you to sign in for this.',
  ],
  [
    'told to wait',
    [stream('mia', { lastError: { kind: 'rate-limited', retryAt: NOW + HOUR, edge: false } })],
    {},
    'Checked 2 min. ago · next in 3 min.',
    `Trakt asked us to wait until ${clockTime(NOW + HOUR, 'en')}.`,
  ],
])('%s', (_, streams, change, words, problem) => {
  expect(foot(streams, change)).toMatchObject({ words, problem });
});

it('leads to where the problem can be mended', () => {
  const leadsTo = (lastError: StreamState['lastError']) => foot([stream('mia', { lastError }), stream('ben')]).section;
  expect(leadsTo({ kind: 'sign-in' })).toBe('account');
  expect(leadsTo({ kind: 'key-refused' })).toBe('account');
  expect(leadsTo({ kind: 'private' })).toBe('health');
  expect(leadsTo(null)).toBe('health');
});
