import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TICK } from '@/entrypoints/background/alarms';
import { PARTS, type Parts } from '@/tests/model/model';
import { drawn, run } from '@/tests/model/run';
import { deliver } from '@/utils/notify/deliver';
import { attempt, pendingDeliveries, settle } from '@/utils/store/delivery';
import { putStreamState } from '@/utils/store/stream-states';

/** Runs until one fails; the planted bugs show within some hundreds. */
const RUNS = 1500;

/** The wrong parts, and what the invariants say of each. */
const BUGS: { name: string; parts: Partial<Parts>; says: RegExp }[] = [
  {
    name: 'the cursor is stored before its rows',
    parts: {
      async commit(db, what) {
        await putStreamState(db, what.state);
        return PARTS.commit(db, what);
      },
    },
    says: /^stored /,
  },
  {
    name: 'an entry is settled before its notification is created',
    parts: {
      async deliver(db, ways) {
        const { notifier, now } = ways;
        for (const { entry } of await pendingDeliveries(db)) {
          const current = await attempt(db, entry.id);
          await settle(db, entry.id, { state: 'shown', at: now() });
          if (current) await notifier.raise(current);
        }
        return true;
      },
    },
    says: /^nobody was told of /,
  },
  {
    name: 'a notification is created before its attempt is stored',
    parts: {
      async deliver(db, ways) {
        const { notifier, now } = ways;
        for (const pending of await pendingDeliveries(db)) {
          await notifier.raise(pending);
          await attempt(db, pending.entry.id);
          await settle(db, pending.entry.id, { state: 'shown', at: now() });
        }
        return true;
      },
    },
    says: / was created \d+ times for /,
  },
  {
    name: 'what earlier workers left in the outbox is forgotten',
    parts: {
      async deliver(db, ways) {
        const { now } = ways;
        const left = (await pendingDeliveries(db)).filter(({ entry }) => entry.state === 'attempted');
        for (const { entry } of left) await settle(db, entry.id, { state: 'shown', at: now() });
        return deliver(db, ways);
      },
    },
    says: /^nobody was told of /,
  },
  {
    name: 'a write goes around the gateway',
    parts: {
      async commit(db, what) {
        const committed = await PARTS.commit(db, what);
        await db.put('streams', what.state);
        return committed;
      },
    },
    says: /^a write around the gateway: streams/,
  },
  {
    name: 'the alarm is created anew at each wake',
    parts: {
      async ensureAlarm(alarms, ...wanted) {
        await alarms.clear(TICK);
        await PARTS.ensureAlarm(alarms, ...wanted);
      },
    },
    says: /^the alarm was put off/,
  },
  {
    name: 'an alarm stays wherever the clock has put it',
    parts: {
      async ensureAlarm(alarms, ...wanted) {
        if (!(await alarms.get(TICK))) await PARTS.ensureAlarm(alarms, ...wanted);
      },
    },
    says: /^the alarm is \d+ ms too far off/,
  },
];

describe('the test of the tests: the invariants fail', () => {
  it.each(BUGS)('where $name', { timeout: 300_000 }, async ({ parts, says }) => {
    let found: string[] = [];
    const result = await fc.check(
      fc.asyncProperty(drawn, async (each) => {
        const lines = await run(each, { ...PARTS, ...parts });
        found = lines.filter((line) => says.test(line));
        return found.length === 0;
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect({ failed: result.failed, found }).toEqual({
      failed: true,
      found: expect.arrayContaining([expect.stringMatching(says)]),
    });
  });
});
