import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidate, EVEN, NOW, PLAN_INPUT } from '@/tests/builders/candidate';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { nextRead, planReads } from '@/utils/poll/schedule';
import type { StreamState } from '@/utils/store/schema';

/** Reads what is planned, minute by minute. Returns how often each was read, and the longest wait of each, ms. */
function run(wanted: Candidate[], room: number, minutes: number, maxWait = 6 * HOUR) {
  const reads = new Map(wanted.map(({ key }) => [key, 0]));
  let waited = 0;
  for (let now = NOW; now < NOW + minutes * MINUTE; now += MINUTE) {
    const planned = planReads(wanted, { ...PLAN_INPUT, now, room, perDay: room * 24 * 60, maxWait });
    for (const each of planned.due) {
      reads.set(each.key, (reads.get(each.key) ?? 0) + 1);
      waited = Math.max(waited, now - (each.state?.lastRead ?? now));
      each.state = {
        ...(each.state as StreamState),
        lastRead: now,
        lastGoodRead: now,
        nextDue: nextRead(each, now, planned),
      };
    }
  }
  return { reads, waited };
}

describe('over many ticks', () => {
  it('reads in proportion to the root of worth times rate over cost', () => {
    const kinds = [
      { name: 'usual', perDay: 1, worth: 1, cost: 1, root: 1 },
      { name: 'busy', perDay: 4, worth: 1, cost: 1, root: 2 },
      { name: 'loud', perDay: 1, worth: 4, cost: 1, root: 2 },
      { name: 'dear', perDay: 1, worth: 4, cost: 4, root: 1 },
    ];
    const wanted = kinds.flatMap(({ name, perDay, worth, cost }) =>
      Array.from({ length: 20 }, (_, index) =>
        candidate(`${name}${index}`, { worth, cost, estimate: { perDay, rhythm: EVEN } }),
      ),
    );
    const { reads } = run(wanted, 4, 1500);
    const usual = reads.get('history:usual0') ?? 0;
    for (const { name, root } of kinds) {
      expect((reads.get(`history:${name}0`) ?? 0) / usual).toBeGreaterThan(root * 0.85);
      expect((reads.get(`history:${name}0`) ?? 0) / usual).toBeLessThan(root * 1.15);
    }
  });

  it('starves no stream beyond the longest wait, or beyond a fixed multiple of what the allowance permits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-4, max: 500, noNaN: true }), { minLength: 5, maxLength: 60 }),
        (rates) => {
          const wanted = rates.map((perDay, index) => candidate(`p${index}`, { estimate: { perDay, rhythm: EVEN } }));
          const possible = 2 * rates.length * MINUTE;
          const { waited } = run(wanted, 1, 400, HOUR);
          expect(waited).toBeLessThanOrEqual(1.5 * Math.max(HOUR, possible) + MINUTE);
        },
      ),
      { numRuns: 20 },
    );
  });
});
