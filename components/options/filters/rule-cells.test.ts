import { describe, expect, it } from 'vitest';
import {
  axes,
  commonLevel,
  countChanged,
  levelOf,
  pairsFor,
  pairsOfKind,
  withLevel,
} from '@/components/options/filters/rule-cells';
import type { Pair } from '@/utils/activity/activity';
import { PAIRS } from '@/utils/activity/pairs';
import { DEFAULT_RULES } from '@/utils/rules/default-rules';
import { LEVELS } from '@/utils/rules/rule';

const play: Pair = { type: 'episode', action: 'scrobble' };
const watching: Pair = { type: 'episode', action: 'watching' };

describe('withLevel', () => {
  it('stores only differences from the defaults', () => {
    const rules = withLevel({}, [play], 'off');
    expect(rules).toEqual({ episode: { scrobble: 'off' } });
    expect(withLevel(rules, [play], 'notify')).toEqual({});
  });

  it('leaves other cells alone and does not mutate its input', () => {
    const rules = { episode: { watching: 'notify' } } as const;
    expect(withLevel(rules, [play], 'badge')).toEqual({ episode: { watching: 'notify', scrobble: 'badge' } });
    expect(rules).toEqual({ episode: { watching: 'notify' } });
  });

  it('sets whole rows and columns, for every pair and level', () => {
    for (const level of LEVELS) {
      const rules = withLevel({}, PAIRS, level);
      expect(commonLevel(rules, PAIRS)).toBe(level);
      for (const pair of PAIRS) expect(levelOf(rules, pair)).toBe(level);
    }
  });
});

it('falls back to the default level', () => {
  for (const pair of PAIRS) expect(levelOf({}, pair)).toBe(DEFAULT_RULES[pair.type][pair.action]);
});

it('returns null if cells differ', () => {
  expect(commonLevel({}, [play, watching])).toBeNull();
  expect(commonLevel({}, [])).toBeNull();
  expect(countChanged(withLevel({}, [play, watching], 'badge'), PAIRS)).toBe(2);
});

it('has no season cells on protocol v1', () => {
  expect(pairsFor(true)).toHaveLength(24);
  expect(axes(pairsFor(true)).types).toEqual(['episode', 'movie', 'show', 'list']);
  expect(axes(pairsOfKind('show', false)).types).toEqual(['episode', 'show', 'season']);
  expect(pairsOfKind('user', true)).toEqual(pairsFor(true));
  expect(axes(pairsFor(false)).types).toEqual(['episode', 'movie', 'show', 'season', 'list']);
});
