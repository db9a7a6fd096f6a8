import { describe, expect, it } from 'vitest';
import { baselineOf, sourceState, sourceStateWords, streamsBySource } from '@/components/options/sources/source-state';
import { showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Source } from '@/utils/sources/source';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const mia = userSource('mia', { name: 'Mia' });
const stream = (kind: string, change: Partial<StreamState> = {}, user = 'mia'): StreamState => ({
  ...newStreamState(`${kind}:${user}`),
  sourceIds: [`user:${user}`],
  lastGoodRead: NOW - 2 * MINUTE,
  nextDue: NOW + 3 * MINUTE,
  ...change,
});
const PRIVATE = { lastError: { kind: 'private' } } as const;
const GONE = { lastError: { kind: 'not-found' } } as const;
const words = (streams: StreamState[], source: Source = mia, allPaused = false, { rules = {}, signedIn = true } = {}) =>
  sourceStateWords(text, sourceState(source, streams, allPaused, rules), { now: NOW, v1: false, signedIn }).words;

describe('texts', () => {
  it.each<[string, StreamState[], string | RegExp]>([
    ['new', [], 'Not checked yet'],
    ['stored but not read', [stream('history', { lastGoodRead: null })], 'Not checked yet'],
    ['fine', [stream('history'), stream('watching')], 'Checked 2 min. ago, next in 3 min.'],
    ['due', [stream('history', { nextDue: 0 })], 'Checked 2 min. ago'],
    ['private', [stream('history', PRIVATE), stream('ratings', PRIVATE)], /^Private profile/],
    [
      'private, partly answered as not found',
      [stream('history', PRIVATE), stream('watching', GONE)],
      /^Private profile/,
    ],
    [
      'visible except for one listing',
      [stream('history'), stream('ratings', PRIVATE)],
      /^Ratings: Trakt isn’t showing this right now\. Retrying at .* Last checked/,
    ],
    [
      'found except for one listing',
      [stream('history'), stream('ratings', GONE)],
      /^Ratings: Trakt isn’t showing this/,
    ],
    ['gone', [stream('history', GONE), stream('ratings', GONE)], /^Not found on Trakt\. It may/],
    [
      'rate limited',
      [stream('history', { lastError: { kind: 'rate-limited', retryAt: NOW + HOUR, edge: false } })],
      /wait until 9:00\sPM\. Last checked 2 min\. ago\.$/u,
    ],
    [
      'failing',
      [stream('history', { lastError: { kind: 'server', status: 502 }, lastGoodRead: null })],
      /\(error 502\)\. Retrying at 8:03\sPM\.$/u,
    ],
    [
      'an error of somebody else',
      [stream('history'), stream('history', { lastError: { kind: 'private' } }, 'ben')],
      /^Checked/,
    ],
  ])('%s', (_, streams, shown) => {
    if (typeof shown === 'string') expect(words(streams)).toBe(shown);
    else expect(words(streams)).toMatch(shown);
  });

  it('ignores streams that the rules do not want', () => {
    const streams = [stream('history', PRIVATE), stream('ratings')];
    const rating = { movie: 'off', show: 'off', season: 'off', episode: 'off' } as const;
    const rules = Object.fromEntries(Object.entries(rating).map(([type, level]) => [type, { rating: level }]));
    expect(words(streams)).toMatch(/^Plays: /);
    expect(words(streams, mia, false, { rules })).toMatch(/^Private profile/);
    expect(words(streams, { ...mia, rules })).toMatch(/^Private profile/);
  });

  it('advises signing in for a private profile while signed out', () => {
    const streams = [stream('history', PRIVATE)];
    expect(words(streams)).not.toContain('sign in');
    expect(words(streams, mia, false, { signedIn: false })).toContain('Follow them on Trakt and sign in');
  });

  it('shows a pause before any error', () => {
    const failing = [stream('history', { lastError: { kind: 'private' } })];
    expect(words(failing, { ...mia, paused: true })).toBe('Paused');
    expect(words(failing, mia, true)).toBe('Paused with everything else');
  });
});

describe('shows', () => {
  const silo = showSource('silo', { name: 'Silo' });
  const watching = { ...stream('show-watching'), key: 'show-watching:silo:all', sourceIds: ['show:silo'] };

  it('is not affected by a private person', () => {
    const plays = { ...stream('history', { lastError: { kind: 'private' } }), sourceIds: ['user:mia', 'show:silo'] };
    expect(words([watching, plays], silo)).toMatch(/^Checked/);
    expect(words([plays], silo)).toBe('Not checked yet');
  });

  it('says that a show was not found, not a person', () => {
    expect(words([{ ...watching, lastError: { kind: 'not-found' } }], silo)).toMatch(/^Show not found on Trakt/);
  });
});

it('adds up the activities marked as read at the start', () => {
  expect(baselineOf(mia, [stream('history', { baseline: 80 }), stream('ratings', { baseline: 7 })])).toBe(87);
  expect(baselineOf(mia, [stream('history', { baseline: 0, lastGoodRead: null })])).toBeNull();
  expect(text.plural('sources_baseline', 87)).toBe('87 past updates marked as read, 0 notifications');
});

it('groups streams by source', () => {
  const shared = { ...stream('recent-comments'), sourceIds: ['show:silo', 'show:dark'] };
  const own = stream('history');
  const found = streamsBySource([own, shared]);
  expect(found.get('user:mia')).toEqual([own]);
  expect(found.get('show:dark')).toEqual([shared]);
  expect(found.get('user:ben')).toBeUndefined();
});
