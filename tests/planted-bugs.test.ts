import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TICK } from '@/entrypoints/background/alarms';
import { PARTS, type Parts } from '@/tests/model/model';
import { drawn, run } from '@/tests/model/run';
import { DAY, HOUR } from '@/utils/lib/time';
import { deliver } from '@/utils/notify/deliver';
import { NO_ROUND } from '@/utils/poll/round';
import { LEVELS, type Level } from '@/utils/rules/rule';
import { markAttempted, markDelivered, pendingDeliveries } from '@/utils/store/delivery';
import type { JudgedRow } from '@/utils/store/judged-row';
import { updatePollerState } from '@/utils/store/poller-state';
import { changeStreams, putStreamState } from '@/utils/store/stream-states';

/**
 * Runs until one fails. Most planted bugs show within some hundred runs, the rarest (a second announcement after a lost
 * store) once in 900.
 */
const RUNS = 6000;

const rankOf = (level: Level) => LEVELS.indexOf(level);

/** The wrong parts, and the expected violations. */
const BUGS: { name: string; parts: Partial<Parts>; says: RegExp }[] = [
  {
    name: 'the cursor is stored before its rows',
    parts: {
      async commit(db, what) {
        await putStreamState(db, what.state);
        return PARTS.commit(db, what);
      },
    },
    says: /^missing /,
  },
  {
    name: 'an entry is marked delivered before its notification is raised',
    parts: {
      async deliver(db, deps) {
        const { notifier, now } = deps;
        for (const { entry } of await pendingDeliveries(db)) {
          const current = await markAttempted(db, entry.id);
          await markDelivered(db, entry.id, { state: 'shown', at: now() });
          if (current) await notifier.raise(current);
        }
        return true;
      },
    },
    says: /^no notification of /,
  },
  {
    name: 'a notification is raised before its attempt is stored',
    parts: {
      async deliver(db, deps) {
        const { notifier, now } = deps;
        for (const pending of await pendingDeliveries(db)) {
          await notifier.raise(pending);
          await markAttempted(db, pending.entry.id);
          await markDelivered(db, pending.entry.id, { state: 'shown', at: now() });
        }
        return true;
      },
    },
    says: / was created \d+ times for /,
  },
  {
    name: 'outbox entries of earlier workers are ignored',
    parts: {
      async deliver(db, deps) {
        const { now } = deps;
        const left = (await pendingDeliveries(db)).filter(({ entry }) => entry.state === 'attempted');
        for (const { entry } of left) await markDelivered(db, entry.id, { state: 'shown', at: now() });
        return deliver(db, deps);
      },
    },
    says: /^no notification of /,
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
    name: 'an activity is decided only by the sources of the stream that reads it',
    parts: {
      async commit(db, what) {
        const { sourceIds } = what.state;
        // The first read of an activity decides for all sources.
        const known = new Set(await db.getAllKeys('seen'));
        const isKnown = ({ activity }: JudgedRow) => [activity.id, ...activity.aliases].some((key) => known.has(key));
        const rows = what.rows.flatMap((row) => {
          if (isKnown(row)) return [];
          const own = Object.entries(row.news).filter(([id]) => sourceIds.includes(id));
          const [loudest] = own.map(([, decision]) => decision).sort((a, b) => rankOf(b.level) - rankOf(a.level));
          const decision = loudest ?? { ...row.decision, level: 'off' };
          return [row.baseline ? row : { ...row, news: Object.fromEntries(own), decision }];
        });
        return PARTS.commit(db, { ...what, rows });
      },
    },
    says: /^(missing|too quiet) /,
  },
  {
    name: 'what a source wanted once stays wanted forever',
    parts: {
      async commit(db, what) {
        const wasRead = (await db.get('streams', what.state.key))?.lastGoodRead != null;
        const rows = what.rows.map((row) =>
          wasRead && row.fresh && row.baseline ? { ...row, baseline: false, news: { old: row.decision } } : row,
        );
        return PARTS.commit(db, { ...what, rows });
      },
    },
    says: /^announced the past/,
  },
  {
    name: 'a wait has no upper limit',
    parts: {
      async runPoll(db, ...rest) {
        const [, { now }] = rest;
        const round = await PARTS.runPoll(db, ...rest);
        // As after an absurd header, or one more silent refusal: until the day after tomorrow.
        const isSilent = round.stopped === 'rate-limited' || round.stopped === 'blocked';
        if (isSilent) {
          await updatePollerState(
            db,
            (state) => state && { ...state, budget: { ...state.budget, waitUntil: now() + 2 * DAY } },
          );
        }
        return round;
      },
    },
    says: /was not read when Trakt was back$/,
  },
  {
    name: 'no request checks whether Trakt is back',
    parts: {
      async runPoll(db, settings, deps, ...rest) {
        const states = await db.getAll('streams');
        const resting = states.filter(({ failures, nextDue }) => failures > 2 && nextDue + HOUR > deps.now());
        const isDown = states.length > 0 && resting.length === states.length;
        return isDown ? NO_ROUND : PARTS.runPoll(db, settings, deps, ...rest);
      },
    },
    says: /was not read when Trakt was back$/,
  },
  {
    name: 'a lost store is rebuilt without what was wanted before',
    parts: {
      rebuildStore: (db, sentinel) => PARTS.rebuildStore(db, sentinel && { ...sentinel, coverage: undefined }),
    },
    says: /^marked as read: /,
  },
  {
    name: 'a lost store is rebuilt as if nothing had been read before',
    parts: {
      async rebuildStore(db, sentinel) {
        await PARTS.rebuildStore(db, sentinel);
        const states = await db.getAll('streams');
        const put = states.map((state) => ({ ...state, vouched: state.vouched && { ...state.vouched, from: 0 } }));
        await changeStreams(db, { put, gone: [] });
      },
    },
    says: /^announced the past/,
  },
  {
    name: 'the alarm is recreated at every start of the worker',
    parts: {
      async ensureAlarm(alarms, ...wanted) {
        await alarms.clear(TICK);
        await PARTS.ensureAlarm(alarms, ...wanted);
      },
    },
    says: /^the alarm was put off/,
  },
  {
    name: 'an alarm stays where a clock change has put it',
    parts: {
      async ensureAlarm(alarms, ...wanted) {
        if (!(await alarms.get(TICK))) await PARTS.ensureAlarm(alarms, ...wanted);
      },
    },
    says: /^the alarm is \d+ ms too far off/,
  },
];

describe('the invariants catch a planted bug', () => {
  it.each(BUGS)('when $name', { timeout: 3_600_000 }, async ({ parts, says }) => {
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
