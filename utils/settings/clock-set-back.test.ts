import { expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/lib/time';
import { withClockSetBack } from '@/utils/settings/clock-set-back';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

const NOW = Date.UTC(2026, 10, 22, 12);
const YEAR = 365 * DAY;
const mute = (until: number | null) => ({ kind: 'user' as const, id: 'ben', name: 'Ben', until });

it.each([
  ['an hour from now, set by the wrong clock', NOW + YEAR + HOUR, NOW + HOUR],
  ['an hour ago, set by the wrong clock', NOW + YEAR - HOUR, NOW - HOUR],
  ['in three weeks, set before', NOW + 21 * DAY, NOW + 21 * DAY],
])('a snooze and a mute that end %s keep their length', (_, before, after) => {
  const settings = { ...DEFAULT_SETTINGS, snoozeUntil: before, mutes: [mute(before), mute(null)] };
  expect(withClockSetBack(settings, YEAR, NOW)).toEqual({
    ...settings,
    snoozeUntil: after,
    mutes: [mute(after), mute(null)],
  });
});

it('changes nothing without a snooze', () => {
  expect(withClockSetBack(DEFAULT_SETTINGS, YEAR, NOW)).toBe(DEFAULT_SETTINGS);
});
