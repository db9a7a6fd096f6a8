import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/lib/time';
import { activeDays, busyness, rhythmOf } from '@/utils/poll/learn/rhythm';

const NOON = Date.UTC(2026, 10, 22, 12);
const evenings = rhythmOf(Array.from({ length: 24 }, (_, hour) => (hour === 20 || hour === 21 ? 50 : 0)));

describe('rhythm', () => {
  it('assumes a uniform day before it knows better', () => {
    const even = rhythmOf([]);
    expect(busyness(even, NOON)).toBe(1);
    expect(activeDays(even, NOON, NOON + 6 * HOUR)).toBeCloseTo(0.25);
  });

  it('learns the hours, and makes the hours next to them likelier too', () => {
    const at = (hour: number) => busyness(evenings, NOON + (hour - 12) * HOUR);
    expect(at(20)).toBeGreaterThan(5);
    expect(at(19)).toBeGreaterThan(at(18));
    expect(at(4)).toBeLessThan(0.1);
    expect(at(4)).toBeGreaterThan(0);
  });

  it('sums up to one per day, however the day is divided', () => {
    const time = fc.integer({ min: 0, max: 400 * DAY });
    fc.assert(
      fc.property(time, time, time, fc.array(fc.nat(50), { minLength: 24, maxLength: 24 }), (a, b, c, hours) => {
        const rhythm = rhythmOf(hours);
        const [first, second, third] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
        expect(activeDays(rhythm, first, first + 3 * DAY)).toBeCloseTo(3);
        const whole = activeDays(rhythm, first, third);
        expect(activeDays(rhythm, first, second) + activeDays(rhythm, second, third)).toBeCloseTo(whole);
        expect(activeDays(rhythm, third, first)).toBe(0);
      }),
    );
  });
});
