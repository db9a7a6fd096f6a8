import { expect, it } from 'vitest';
import { type Snooze, snoozeEnd } from '@/utils/rules/snooze';

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

it.each<[Snooze, number, number]>([
  ['quarter', at(2026, 10, 22, 21, 50), at(2026, 10, 22, 22, 5)],
  ['hour', at(2026, 10, 22, 23, 30), at(2026, 10, 23, 0, 30)],
  ['three-hours', at(2026, 10, 22, 12, 0), at(2026, 10, 22, 15, 0)],
  ['tomorrow', at(2026, 10, 22, 21, 0), at(2026, 10, 23, 8, 0)],
  ['tomorrow', at(2026, 11, 31, 7, 0), at(2027, 0, 1, 8, 0)],
  ['tomorrow', at(2026, 10, 22, 1, 15), at(2026, 10, 22, 8, 0)],
])('the snooze “%s” from %i ends at %i', (snooze, now, end) => {
  expect(snoozeEnd(snooze, now)).toBe(end);
});
