import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidate, EVEN, NOW, namesRead, PLAN_INPUT, readAgo } from '@/tests/builders/candidate';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { MIN_SAVING_MS, urgency } from '@/utils/poll/price';
import { nextRead, planReads } from '@/utils/poll/schedule';

describe('plan', () => {
  it('reads new sources first, then those that waited too long, then those where a request saves most', () => {
    const wanted = [
      candidate('quiet', { estimate: { perDay: 0.8, rhythm: EVEN } }),
      candidate('busy', { estimate: { perDay: 9, rhythm: EVEN } }),
      candidate('forgotten', { state: readAgo(7 * HOUR) }),
      candidate('new', { isNew: true }),
      { ...candidate('never'), state: undefined },
    ];
    expect(namesRead(wanted)).toEqual(['new', 'never', 'forgotten', 'busy', 'quiet']);
    expect(namesRead(wanted, { room: 1 })).toEqual(['new', 'never']);
    expect(namesRead(wanted, { room: 4 })).toEqual(['new', 'never', 'forgotten', 'busy']);
  });

  it('skips what is not due, unless everything is asked for', () => {
    const early = candidate('early', { state: { ...readAgo(MINUTE), nextDue: NOW + 1 } });
    expect(namesRead([early])).toEqual([]);
    expect(namesRead([early], { everything: true })).toEqual(['early']);
    expect(namesRead([candidate('due', { state: { ...readAgo(MINUTE), nextDue: 0 } })])).toEqual(['due']);
  });

  it('reads everything due while there is room, whatever was forecast', () => {
    const later = candidate('later', { state: { nextDue: NOW + HOUR } });
    expect(namesRead([later])).toEqual(['later']);
    expect(namesRead([later], { room: 0 })).toEqual([]);
  });

  it('lets failed streams rest, and ignores times of a clock that was set back', () => {
    const failed = { failures: 3, nextDue: NOW + HOUR };
    expect(namesRead([candidate('failed', { state: failed })])).toEqual([]);
    expect(namesRead([candidate('failed', { state: failed, isNew: true })])).toEqual([]);
    expect(namesRead([candidate('failed', { state: failed })], { everything: true })).toEqual(['failed']);
    expect(
      namesRead([candidate('ahead', { state: { ...failed, lastRead: NOW + DAY, nextDue: NOW + 2 * DAY } })]),
    ).toEqual(['ahead']);
  });

  it('never plans more requests than there is room for', () => {
    const some = fc.record({
      cost: fc.integer({ min: 1, max: 5 }),
      perDay: fc.double({ min: 0.001, max: 100, noNaN: true }),
      age: fc.integer({ min: 0, max: 12 * HOUR }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 300 }), fc.integer({ min: 0, max: 150 }), (all, room) => {
        const wanted = all.map(({ cost, perDay, age }, index) =>
          candidate(`p${index}`, { cost, estimate: { perDay, rhythm: EVEN }, state: readAgo(age) }),
        );
        const { due, price } = planReads(wanted, { ...PLAN_INPUT, room });
        expect(due.reduce((sum, each) => sum + each.cost, 0)).toBeLessThanOrEqual(room);
        if (due.length < wanted.filter(({ state }) => NOW - (state?.lastRead ?? 0) > 6 * HOUR).length)
          expect(price).toBeGreaterThan(MIN_SAVING_MS);
      }),
      { numRuns: 100 },
    );
  });

  it('never reads later because something is worth more or happens more often', () => {
    const rate = fc.double({ min: 0.01, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(rate, { minLength: 2, maxLength: 40 }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        (rates, more) => {
          const wanted = rates.map((perDay, index) => candidate(`p${index}`, { estimate: { perDay, rhythm: EVEN } }));
          const [one, ...others] = wanted as [Candidate, ...Candidate[]];
          const place = (changed: Partial<Candidate>) => {
            const found = namesRead([{ ...one, ...changed }, ...others]).indexOf('p0');
            return found === -1 ? others.length + 1 : found;
          };
          expect(place({ worth: one.worth * more })).toBeLessThanOrEqual(place({}));
          expect(place({ estimate: { perDay: one.estimate.perDay * more, rhythm: EVEN } })).toBeLessThanOrEqual(
            place({}),
          );
          expect(place({ cost: one.cost * more })).toBeGreaterThanOrEqual(place({}));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('nextRead', () => {
  it('is the next tick if there is room, later with less activity, and never after the longest wait', () => {
    const next = (perDay: number, price: number) =>
      nextRead(candidate('mia', { estimate: { perDay, rhythm: EVEN } }), NOW, {
        price,
        isScarce: price > 0,
        maxWait: 6 * HOUR,
      }) - NOW;
    expect(next(1, 0)).toBe(4.5 * MINUTE);
    const price = urgency(candidate('mia'), NOW, NOW + HOUR);
    expect(next(1, price)).toBeGreaterThan(55 * MINUTE);
    expect(next(1, price)).toBeLessThan(65 * MINUTE);
    expect(next(0.25, price)).toBeGreaterThan(1.8 * HOUR);
    expect(next(0.0001, price)).toBeLessThanOrEqual(6 * HOUR);
    expect(next(1, Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(6 * HOUR);
  });
});
