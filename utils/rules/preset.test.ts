import { expect, it } from 'vitest';
import { PAIRS } from '@/utils/activity/pairs';
import { DEFAULT_RULES } from '@/utils/rules/default-rules';
import { PRESETS, presetOf, rulesOf } from '@/utils/rules/preset';

it.each(PRESETS)('recognizes the rules of %s', (preset) => {
  expect(presetOf(rulesOf(preset))).toBe(preset);
});

it('interrupts never, as usual, or always', () => {
  const levels = (preset: (typeof PRESETS)[number]) =>
    new Set(PAIRS.map(({ type, action }) => rulesOf(preset)[type]?.[action] ?? DEFAULT_RULES[type][action]));
  expect([...levels('quiet')].sort()).toEqual(['badge', 'feed']);
  expect(rulesOf('normal')).toEqual({});
  expect([...levels('everything')]).toEqual(['notify']);
});

it('returns null for custom rules', () => {
  expect(presetOf({ episode: { scrobble: 'off' } })).toBeNull();
});
