import { describe, expect, it } from 'vitest';
import { candidate, EVEN, NOW, namesRead, PLAN_INPUT, readAgo } from '@/tests/builders/candidate';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { patienceOf } from '@/utils/poll/check-times';
import { rhythmOf } from '@/utils/poll/learn/rhythm';
import { MIN_SAVING_MS, urgency } from '@/utils/poll/price';
import { nextRead, planReads } from '@/utils/poll/schedule';
import type { Stream } from '@/utils/sources/stream';

describe('the price of a read', () => {
  const even = (perDay: number) => ({ perDay, rhythm: EVEN });
  const feed = { worth: 1, patience: Number.POSITIVE_INFINITY };
  /** Ages in minutes at which a listing is read, up to an hour. */
  const agesRead = (change: Parameters<typeof candidate>[1], minutes = 60) =>
    Array.from({ length: minutes }, (_, index) => index + 1).filter(
      (age) => namesRead([candidate('mia', { ...change, state: { ...readAgo(age * MINUTE), nextDue: 1 } })]).length > 0,
    );

  it('reads nothing that saves less than a tenth of a minute although the allowance is full', () => {
    const quiet = { ...feed, estimate: even(0.51) };
    // 1 x (0.51 a day x age) x age / 2 reaches 0.1 minutes after 23.8 minutes.
    expect(agesRead(quiet)[0]).toBe(24);
    const wanted = candidate('mia', { ...quiet, state: readAgo(23 * MINUTE) });
    expect(urgency(wanted, NOW - 23 * MINUTE, NOW)).toBeLessThan(0.1 * MINUTE);
    expect(planReads([wanted], { ...PLAN_INPUT, room: 120 }).due).toEqual([]);
    expect(namesRead([wanted], { everything: true })).toEqual(['mia']);
  });

  it('reads a busy person at every check, and one with a play a day every other', () => {
    expect(agesRead({ estimate: even(3) })[0]).toBe(5);
    expect(agesRead({ estimate: even(1) })[0]).toBe(9);
  });

  it('reads a quiet person at notify after 15 minutes at the latest', () => {
    for (const checkMinutes of [1, 2, 5, 10, 15, 30]) {
      const tick = checkMinutes * MINUTE;
      const shortest = tick - MINUTE / 2;
      const quiet = { estimate: even(0.001), shortest, patience: patienceOf(4, tick) };
      const ages = agesRead(quiet).filter((age) => age % checkMinutes === 0);
      expect(ages[0]).toBe(checkMinutes > 15 ? checkMinutes : 15 - (15 % checkMinutes));
    }
  });

  it('reads a rare listing of the feed only when the longest wait ends', () => {
    const rare = { ...feed, estimate: even(1e-4) };
    expect(agesRead(rare, 359)).toEqual([]);
    expect(agesRead(rare, 360)).toEqual([360]);
  });

  it('reads somebody when the film they watch ends', () => {
    const film = { estimate: even(0.2), watchedUntil: NOW - 2 * MINUTE, state: { ...readAgo(5 * MINUTE), nextDue: 1 } };
    expect(namesRead([candidate('mia', film)])).toEqual(['mia']);
    expect(namesRead([candidate('mia', { ...film, watchedUntil: NOW + 40 * MINUTE })])).toEqual([]);
    expect(namesRead([candidate('mia', { ...film, watchedUntil: undefined })])).toEqual([]);
  });

  it('reads ratings right after a play of somebody who rates, and not of somebody who never does', () => {
    const ratings: Stream = { protocol: 'v2', kind: 'ratings', user: 'mia', sourceIds: ['user:mia'] };
    const played = { stream: ratings, playedAt: NOW - 6 * MINUTE, playsPerDay: 1 };
    const state = { ...readAgo(5 * MINUTE), nextDue: NOW + HOUR };
    expect(namesRead([candidate('rates', { ...played, estimate: even(0.3), state })])).toEqual(['rates']);
    expect(namesRead([candidate('never', { ...played, estimate: even(0.01), state })])).toEqual([]);
    expect(namesRead([candidate('idle', { ...played, playedAt: NOW - HOUR, estimate: even(0.3), state })])).toEqual([]);
  });

  it('reads requested streams at once', () => {
    const quiet = { ...feed, estimate: even(0.01) };
    expect(namesRead([candidate('mia', { ...quiet, state: { ...readAgo(MINUTE), nextDue: 0 } })])).toEqual(['mia']);
  });

  it('forecasts the moment at which a read is worth it', () => {
    const next = (change: Parameters<typeof candidate>[1], price = MIN_SAVING_MS) => {
      const plan = { price, isScarce: price > MIN_SAVING_MS, maxWait: 6 * HOUR };
      return (nextRead(candidate('mia', change), NOW, plan) - NOW) / MINUTE;
    };
    expect(next({ estimate: even(1) })).toBeCloseTo(8, 0);
    expect(next({ estimate: even(0.01) })).toBe(10.5);
    expect(next({ ...feed, estimate: even(0.5) })).toBeCloseTo(22.5, 0);
    // If requests are scarce, a read does not wait for the price.
    expect(next({ estimate: even(0.01) }, 100 * MINUTE)).toBeGreaterThan(60);
  });
});

describe('urgency', () => {
  it('stays low until the end of what somebody watches, then is high at once', () => {
    const end = NOW + 40 * MINUTE;
    const at = (now: number, watchedUntil?: number) => urgency(candidate('mia', { watchedUntil }), NOW, now);
    expect(at(end - 10 * MINUTE, end)).toBe(at(end - 10 * MINUTE));
    expect(at(end + 3 * MINUTE, end)).toBeGreaterThan(100 * at(end + 3 * MINUTE));
    expect(urgency(candidate('mia', { watchedUntil: end }), end + 5 * MINUTE, end + HOUR)).toBe(
      urgency(candidate('mia'), end + 5 * MINUTE, end + HOUR),
    );
  });

  it('is lower in the hours in which somebody sleeps', () => {
    const rhythm = rhythmOf(Array.from({ length: 24 }, (_, hour) => (hour > 15 && hour < 23 ? 20 : 0)));
    const at = (hour: number) =>
      urgency(candidate('mia', { estimate: { perDay: 1, rhythm } }), NOW + hour * HOUR, NOW + (hour + 1) * HOUR);
    expect(at(19)).toBeGreaterThan(10 * at(3));
  });
});
