import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import {
  ALLOWANCE,
  afterAnswer,
  afterError,
  allowance,
  canSpend,
  fullBudget,
  isWaiting,
  mergeBudgets,
  roomOf,
  wait,
} from '@/utils/poll/budget';
import { repairBudget } from '@/utils/poll/repair-budget';

const NOW = Date.UTC(2026, 10, 22);
const half = () => 0.5;
const answer = (status: number, remaining?: number, retryAt: number | null = null) => ({
  status,
  retryAt,
  edge: status === 403,
  rateLimit: remaining === undefined ? null : { limit: 500, remaining, period: 5 * MINUTE, until: null },
});

describe('budget', () => {
  it("never spends more than Trakt allows in any stretch of Trakt's period", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 * SECOND }), { minLength: 1, maxLength: 400 }), (pauses) => {
        let budget = fullBudget(NOW);
        let now = NOW;
        const sent: number[] = [];
        for (const pause of pauses) {
          now += pause;
          for (let tries = 0; tries < 40 && canSpend(budget, now); tries += 1) {
            sent.push(now);
            budget = afterAnswer(budget, answer(200), now, half);
          }
        }
        for (const [index, at] of sent.entries()) {
          const inPeriod = sent.slice(index).filter((other) => other < at + ALLOWANCE.period).length;
          expect(inPeriod).toBeLessThanOrEqual(ALLOWANCE.limit);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('waits as long as Trakt says, and no longer than a day', () => {
    const limited = wait(fullBudget(NOW), 'rate-limited', NOW + 5 * MINUTE, NOW, half);
    expect(isWaiting(limited, NOW + 5 * MINUTE - 1)).toBe(true);
    expect(isWaiting(limited, NOW + 5 * MINUTE)).toBe(false);
    expect(wait(fullBudget(NOW), 'blocked', NOW + 1000 * HOUR, NOW, half).waitUntil).toBe(NOW + 24 * HOUR);
  });

  it('waits longer each time if Trakt names no time, and starts over after an answer', () => {
    const once = wait(fullBudget(NOW), 'blocked', null, NOW, half);
    const twice = wait(once, 'blocked', null, NOW, half);
    expect((twice.waitUntil ?? 0) - NOW).toBe(2 * ((once.waitUntil ?? 0) - NOW));
    const over = twice.waitUntil ?? 0;
    const answered = afterAnswer(twice, answer(200), over, half);
    expect(answered).toMatchObject({ waitUntil: null, waitReason: null, waits: 0 });
    expect(afterAnswer(twice, answer(0), over, half).waitUntil).toBe(over);
    expect(afterAnswer(twice, answer(429), over, half).waitUntil).toBe(over + 4 * 1.125 * MINUTE);
    expect(wait({ ...once, waits: 9 }, 'blocked', null, NOW, half).waitUntil).toBe(NOW + 15 * MINUTE);
  });

  it('starts to wait with the answer that asks for it, and for the longest of several', () => {
    const [short, long] = [NOW + MINUTE, NOW + 5 * MINUTE];
    const waits = afterAnswer(fullBudget(NOW), answer(429, undefined, short), NOW, half);
    expect(waits).toMatchObject({ waitUntil: short, waitReason: 'rate-limited', waits: 1 });
    expect(afterAnswer(waits, answer(429, undefined, long), NOW, half)).toMatchObject({ waitUntil: long });
    const longer = afterAnswer(waits, answer(403, undefined, long), NOW, half);
    expect(longer).toMatchObject({ waitUntil: long, waitReason: 'blocked' });
    expect(afterAnswer(longer, answer(429, undefined, short), NOW, half)).toMatchObject({ waitUntil: long });
    expect(afterAnswer(longer, answer(429), NOW, half)).toMatchObject({ waitUntil: long, waits: longer.waits });
    // Answers to earlier requests.
    expect(afterAnswer(longer, answer(200), NOW, half)).toMatchObject({ waitUntil: long });
    expect(isWaiting(afterAnswer(fullBudget(NOW), { ...answer(403), edge: false }, NOW, half), NOW)).toBe(false);
  });

  it('notices a wait that Trakt asks for while a refused key rests', () => {
    const rests = afterError(fullBudget(NOW), { kind: 'key-refused' }, NOW, half);
    const limited = NOW + 5 * MINUTE;
    expect(afterAnswer(rests, answer(429, undefined, limited), NOW, half)).toMatchObject({
      waitUntil: limited,
      waitReason: 'rate-limited',
    });
  });

  it('stops all requests only for failures that concern all of Trakt', () => {
    const reasonAfter = (error: Parameters<typeof afterError>[1]) =>
      afterError(fullBudget(NOW), error, NOW, half).waitReason;
    expect(reasonAfter({ kind: 'locked' })).toBe('locked');
    expect(reasonAfter({ kind: 'key-refused' })).toBe('key-refused');
    expect(reasonAfter({ kind: 'private' })).toBeNull();
    expect(reasonAfter({ kind: 'server', status: 502 })).toBeNull();
  });

  it('neither adds nor removes tokens when the clock is set back', () => {
    const budget = afterAnswer(fullBudget(NOW), answer(200), NOW, half);
    expect(allowance(budget, NOW - HOUR).left).toBe(allowance(budget, NOW).left);
  });

  it('waits for the remaining time when the clock is set back', () => {
    const limited = wait(fullBudget(NOW), 'rate-limited', NOW + 5 * MINUTE, NOW, half);
    const back = NOW - 24 * HOUR;
    const right = repairBudget(limited, back);
    expect(right).toEqual({ ...limited, at: back, waitUntil: back + 5 * MINUTE });
    // Only once: the wait then continues by the new clock.
    expect(repairBudget(right, back + MINUTE)).toBe(right);
    expect(isWaiting(right, back + 5 * MINUTE)).toBe(false);
    expect(repairBudget(limited, NOW + MINUTE)).toBe(limited);
    expect(repairBudget(fullBudget(NOW), back)).toEqual(fullBudget(back));
  });

  it("uses Trakt's count if it is lower, and leaves a tenth of its limit to others", () => {
    const left = (remaining: number) =>
      allowance(afterAnswer(fullBudget(NOW), answer(200, remaining), NOW, half), NOW).left;
    expect(left(499)).toBe(149);
    expect(left(120)).toBe(70);
    expect(left(40)).toBe(0);
    expect(canSpend(afterAnswer(fullBudget(NOW), answer(200, 40), NOW, half), NOW)).toBe(false);
  });

  it.each([
    { limit: 1e300, remaining: 0 },
    { limit: 1e6, remaining: 0 },
    { limit: 500, remaining: -1e12 },
    { limit: -5, remaining: 0 },
  ])('goes on within minutes whatever a header says: %o', (said) => {
    const rateLimit = { ...said, period: 5 * MINUTE, until: null };
    const budget = afterAnswer(fullBudget(NOW), { ...answer(200), rateLimit }, NOW, half);
    expect(roomOf(budget, NOW)).toBe(0);
    expect(roomOf(budget, NOW + 3.1 * MINUTE)).toBeGreaterThan(0);
  });

  it('repairs a stored budget that would stop polling for ever', () => {
    const repaired = (change: object) => repairBudget({ ...fullBudget(NOW), ...change }, NOW);
    const plain = fullBudget(NOW);
    expect(repairBudget(plain, NOW)).toBe(plain);
    expect(roomOf(repaired({ tokens: -1e299 }), NOW + 3.1 * MINUTE)).toBeGreaterThan(0);
    expect(repaired({ tokens: Number.NaN })).toEqual(plain);
    expect(repaired({ tokens: 1e9 })).toEqual(plain);
    expect(repaired({ at: Number.NaN })).toEqual(plain);
    expect(repaired({ waits: 1e9, sent: Number.NaN })).toMatchObject({ waits: 20, sent: 0 });
    const waits = { waitUntil: NOW + 400 * DAY, waitReason: 'rate-limited', named: true };
    expect(repaired(waits).waitUntil).toBe(NOW + DAY);
    expect(repaired({ ...waits, named: false }).waitUntil).toBe(NOW + 15 * MINUTE);
    expect(repaired({ ...waits, waitReason: null }).waitUntil).toBeNull();
  });

  it('knows until when the allowance is used up', () => {
    expect(afterAnswer(fullBudget(NOW), answer(200), NOW, half).usedUpUntil).toBeUndefined();
    const used = afterAnswer(fullBudget(NOW), answer(200, 21), NOW, half);
    expect(used.usedUpUntil).toBe(NOW + MINUTE);
    const absurd = { ...used, usedUpUntil: NOW + 400 * DAY };
    expect(repairBudget(absurd, NOW).usedUpUntil).toBeLessThanOrEqual(NOW + 4 * MINUTE);
    expect(roomOf(used, NOW + MINUTE)).toBe(1);
    expect(roomOf(used, NOW + MINUTE - SECOND)).toBe(0);
  });

  it("merges lookups' changes to the stored budget into a round", () => {
    const seen = fullBudget(NOW);
    const [soon, late] = [NOW + MINUTE, NOW + 5 * MINUTE];
    const until = (at: number) => wait(seen, 'rate-limited', at, NOW, half);
    const untilOf = (...of: Parameters<typeof mergeBudgets>) => mergeBudgets(...of).waitUntil;
    const mine = afterAnswer(seen, answer(200), NOW, half);
    expect(mergeBudgets(mine, seen, seen)).toEqual(mine);
    expect(mergeBudgets(mine, seen, undefined)).toEqual(mine);
    // An absurd stored number was repaired when the round began, and stays repaired.
    const absurd = { ...seen, tokens: -1e9 };
    expect(allowance(mergeBudgets(repairBudget(absurd, NOW), absurd, absurd), NOW + 5 * MINUTE).left).toBeGreaterThan(
      0,
    );
    const theirs = afterAnswer(afterAnswer(seen, answer(200), NOW, half), answer(200), NOW, half);
    expect(allowance(mergeBudgets(mine, seen, theirs), NOW).used).toBe(3);
    // Trakt's count reached both, including the other's requests: neither subtracts those again.
    const limited = afterAnswer(seen, answer(200, 100), NOW, half);
    const named = afterAnswer(seen, answer(200, 99), NOW, half);
    expect(allowance(mergeBudgets(limited, seen, named), NOW).left).toBe(49);
    expect(allowance(mergeBudgets(mine, seen, named), NOW).left).toBe(49);
    // A wait that either has met; of two, the longer.
    expect(untilOf(mine, seen, until(soon))).toBe(soon);
    expect(untilOf(until(soon), seen, mine)).toBe(soon);
    expect(untilOf(until(soon), seen, until(late))).toBe(late);
    expect(untilOf(until(late), seen, until(soon))).toBe(late);
    // Not one that another key has ended meanwhile, but one that the round has met since.
    const refused = wait(seen, 'key-refused', soon, NOW, half);
    expect(mergeBudgets(refused, refused, mine)).toMatchObject({ waitUntil: null, waitReason: null, waits: 0 });
    expect(untilOf(until(late), refused, mine)).toBe(late);
  });

  it('leaves requests for sources added meanwhile, and plans none during a wait', () => {
    expect(roomOf(fullBudget(NOW), NOW)).toBe(120);
    expect(roomOf({ ...fullBudget(NOW), tokens: 20 }, NOW)).toBe(0);
    expect(roomOf(wait(fullBudget(NOW), 'blocked', null, NOW, half), NOW)).toBe(0);
  });
});
