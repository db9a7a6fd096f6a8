import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { learn } from '@/utils/poll/learn/rate';

const NOW = Date.UTC(2026, 10, 22, 12);
const first = (times: number[], listsPast = true) =>
  learn(undefined, { times, since: null, now: NOW, listsPast: listsPast });
/** One row per day at nine in the evening, for this many days. */
const evenings = (days: number) => Array.from({ length: days }, (_, day) => NOW - day * DAY - 15 * HOUR);

describe('learn', () => {
  it('derives a rate from the first page of a listing of the past', () => {
    const rate = first(evenings(60));
    expect(rate.sittings / rate.days).toBeCloseTo(1, 1);
    expect(rate.hours.findIndex((count) => count > 0)).toBe(21);
    expect(rate.newest).toBe(NOW - 15 * HOUR);
  });

  it('concludes little from a short page: somebody may have begun yesterday', () => {
    expect(first([]).days).toBeGreaterThan(5);
    expect(first([NOW - HOUR]).days).toBeCloseTo(first([]).days);
    expect(first([], false).days).toBeLessThan(0.04);
  });

  it('counts a binge as one sitting and a bulk mark as one row', () => {
    const binge = Array.from({ length: 10 }, (_, index) => NOW - index * 45 * MINUTE);
    expect(first(binge)).toMatchObject({ sittings: expect.closeTo(1, 1), rows: expect.closeTo(10, 0) });
    expect(first(Array.from({ length: 200 }, () => NOW - HOUR))).toMatchObject({ rows: expect.closeTo(1, 1) });
  });

  it('is not misled by a binge, and forgets half of it in three weeks', () => {
    const binge = Array.from({ length: 10 }, (_, index) => NOW - index * 45 * MINUTE);
    const before = first(evenings(10));
    const after = learn(before, { times: binge, since: NOW - 8 * HOUR, now: NOW, listsPast: true });
    expect(after.sittings - before.sittings).toBeCloseTo(1, 1);
    const later = learn(after, { times: [], since: NOW, now: NOW + 21 * DAY, listsPast: true });
    expect(later.sittings).toBeCloseTo(after.sittings / 2);
    expect(later.days).toBeCloseTo(after.days / 2 + 21);
  });

  it('counts no row twice, and none that was added late', () => {
    const before = first(evenings(10));
    const read = (times: number[]) => learn(before, { times, since: NOW, now: NOW + HOUR, listsPast: true }).rows;
    expect(read(evenings(10))).toBeCloseTo(read([]));
    expect(read([NOW + MINUTE])).toBeCloseTo(read([]) + 1);
  });

  it('knows that a listing of the present shows only what began recently', () => {
    const before = first([], false);
    const after = learn(before, { times: [NOW + 5 * HOUR], since: NOW, now: NOW + 6 * HOUR, listsPast: false });
    expect(after.days * DAY - before.days * DAY).toBeCloseTo(45 * MINUTE, -5);
  });

  it('survives clocks that jump', () => {
    const before = first(evenings(10));
    const back = learn(before, { times: [NOW], since: NOW, now: NOW - DAY, listsPast: true });
    expect(back.days).toBe(before.days);
    expect(back.newest).toBeLessThanOrEqual(NOW - 15 * HOUR);
    const forth = learn(back, { times: [NOW + 900 * DAY], since: NOW - DAY, now: NOW + DAY, listsPast: true });
    expect(forth.newest).toBe(NOW + DAY);
    expect(Number.isFinite(forth.days)).toBe(true);
  });
});
