import { expect, it } from 'vitest';
import { commonOverride, countOverrides, overrideOf, withOverride } from '@/components/options/filters/override-cells';
import type { Pair } from '@/utils/activity/activity';
import { PAIRS } from '@/utils/activity/pairs';

const play: Pair = { type: 'episode', action: 'scrobble' };
const watching: Pair = { type: 'episode', action: 'watching' };

it('sets cells, and resets them to inherited', () => {
  const rules = withOverride(undefined, [play], 'notify');
  expect(rules).toEqual({ episode: { scrobble: 'notify' } });
  expect(overrideOf(rules, play)).toBe('notify');
  expect(overrideOf(rules, watching)).toBeNull();
  expect(withOverride(rules, [play], null)).toEqual({});
  expect(rules).toEqual({ episode: { scrobble: 'notify' } });
});

it('reads the common level of a row', () => {
  expect(commonOverride(undefined, PAIRS)).toBeNull();
  const some = withOverride({}, [play], 'off');
  expect(commonOverride(some, [play, watching])).toBeUndefined();
  expect(commonOverride(withOverride(some, PAIRS, 'feed'), PAIRS)).toBe('feed');
});

it('counts the cells that are not inherited', () => {
  expect(countOverrides(undefined)).toBe(0);
  expect(countOverrides(withOverride({}, [play, watching], 'off'))).toBe(2);
});
