import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { PAIRS } from '@/utils/activity/pairs';
import { cellOf } from '@/utils/rules/decide';
import type { Rules } from '@/utils/rules/rule';
import { streamKey } from '@/utils/sources/stream';
import { USER_STREAM_PAIRS } from '@/utils/sources/stream-pairs';
import { streamsFor } from '@/utils/sources/streams';

const off = (...keep: string[]): Rules => {
  const rules: Rules = {};
  for (const pair of PAIRS) {
    if (!keep.includes(cellOf(pair))) rules[pair.type] = { ...rules[pair.type], [pair.action]: 'off' };
  }
  return rules;
};
const keys = (protocol: 'v1' | 'v2', rules: Rules, ...names: string[]) =>
  streamsFor(
    protocol,
    names.map((name) => userSource(name)),
    rules,
  ).map(streamKey);

describe('streamsFor', () => {
  it('reads only what some rule wants', () => {
    expect(keys('v2', off('episode:scrobble'), 'mia')).toEqual(['history:mia']);
    expect(keys('v2', off('movie:watching', 'list:created'), 'mia')).toEqual(['watching:mia', 'lists:mia']);
    expect(keys('v2', off(), 'mia')).toEqual([]);
    expect(keys('v2', {}, 'mia', 'ben')).toHaveLength(16);
  });

  it('reads each user on v1 with one request, for the wanted types and actions', () => {
    expect(streamsFor('v1', [userSource('mia')], off('episode:scrobble', 'movie:rating'))).toEqual([
      {
        protocol: 'v1',
        kind: 'user-activity',
        user: 'mia',
        types: ['episode', 'movie'],
        actions: ['scrobble', 'rating'],
        sourceIds: ['user:mia'],
      },
    ]);
    expect(keys('v1', off(), 'mia')).toEqual([]);
  });

  it('skips paused sources', () => {
    expect(streamsFor('v2', [userSource('mia', { paused: true })], {})).toEqual([]);
  });

  it('covers every pair of type and action with a stream', () => {
    const covered = new Set(Object.values(USER_STREAM_PAIRS).flat().map(cellOf));
    expect(PAIRS.map(cellOf).filter((cell) => !covered.has(cell))).toEqual([]);
  });
});
