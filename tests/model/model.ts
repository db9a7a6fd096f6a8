import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Browser } from 'wxt/browser';
import { ensureAlarm, TICK } from '@/entrypoints/background/alarms';
import { createFakeLocks } from '@/tests/fake-locks';
import { inOrder } from '@/utils/lib/in-order';
import { MINUTE } from '@/utils/lib/time';
import { type DeliveryWays, deliver } from '@/utils/notify/deliver';
import type { Notifier } from '@/utils/notify/notifier';
import { runPoll } from '@/utils/poll/run-poll';
import { isWatching, type Settings } from '@/utils/settings/settings';
import type { Stream } from '@/utils/sources/stream';
import { streamsFor } from '@/utils/sources/streams';
import { holdEnd, type Pending } from '@/utils/store/delivery';
import { readCard } from '@/utils/store/feed-reader';
import { commit } from '@/utils/store/feed-writer';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { readPollerState } from '@/utils/store/poller-state';
import type { ActivityFeed } from '@/utils/trakt/activity-feed';
import { type Killable, openKillable } from './killable-database';
import { createModelTrakt } from './model-trakt';
import { type Clock, turns } from './turns';

/** The parts in which the corridor's order lies; the test of the tests hands in wrong ones. */
export interface Parts {
  commit: typeof commit;
  deliver: typeof deliver;
  ensureAlarm: typeof ensureAlarm;
}
export const PARTS: Parts = { commit, deliver, ensureAlarm };

export const NAME = 'lookout:model';

/** A notification that was asked for, with the activities that it told of. */
interface Created {
  id: string;
  told: string[];
}

/** Where a worker may be lain in wait for. */
export const ARROWS = ['asked', 'answered', 'committed', 'attempted', 'raised', 'delivered'] as const;
export type ArrowName = (typeof ARROWS)[number];

interface Worker {
  check(why: 'tick' | 'soon' | 'now'): Promise<unknown>;
  recover(): Promise<void>;
  kill(): void;
}

/** Browser, Trakt, store and clock: all that is left when a worker dies. Workers come and go. */
export async function createModel(settings: Settings, parts: Parts, start: number) {
  globalThis.indexedDB = new IDBFactory();
  const clock: Clock = { now: start };
  const opened = await openDatabase(NAME);
  if (!opened.ok) throw new Error(opened.error.reason);
  const trakt = createModelTrakt(clock);
  const model = {
    clock,
    trakt,
    settings,
    /** A connection of the test's own, to look into the store. */
    db: opened.value as Database,
    screen: new Set<string>(),
    /** A settings file that was written earlier. */
    backup: null as string | null,
    permission: 'granted' as 'granted' | 'denied',
    created: [] as Created[],
    /** Activities of which nobody is to be told any more: refused by the system, or read before. */
    excused: new Set<string>(),
    /** Notification id -> kills that fell between its attempt and its being settled. */
    kills: new Map<string, number>(),
    violations: trakt.violations,
    worker: null as Worker | null,
    /** Where the present worker, or the next, will be killed; null: nowhere. */
    ambush: null as ArrowName | null,
    /** What a kill leaves to be looked at. */
    buried: Promise.resolve(),
    busy: new Set<Promise<unknown>>(),
  };

  /** `was` and `wanted`: how it was made last, and whether it has been wanted ever since. */
  const alarm = { at: 0, period: 0, was: 0, wanted: false };
  const wantsAlarm = () => isWatching(model.settings);
  const alarms = {
    get: async () =>
      alarm.period ? { name: TICK, scheduledTime: alarm.at, periodInMinutes: alarm.period } : undefined,
    async create(_name: string, { periodInMinutes = 0, when = 0 }: { periodInMinutes?: number; when?: number }) {
      const at = when || clock.now + periodInMinutes * MINUTE;
      const isSame = alarm.was === periodInMinutes && alarm.wanted && wantsAlarm();
      if (isSame && at > alarm.at) model.violations.push('the alarm was put off');
      Object.assign(alarm, { period: periodInMinutes, at, was: periodInMinutes, wanted: wantsAlarm() });
    },
    async clear() {
      alarm.period = 0;
      alarm.wanted &&= wantsAlarm();
      return true;
    },
  } as unknown as typeof Browser.alarms;
  /** Worked out once for each change of the settings. */
  const wanted = new WeakMap<Settings, Stream[]>();
  const streamsOf = (settings: Settings) => {
    const streams = wanted.get(settings) ?? streamsFor('v2', settings.sources, settings.rules);
    wanted.set(settings, streams);
    return streams;
  };
  const ensure = inOrder(async () => {
    const { settings } = model;
    const snoozed = (settings.snoozeUntil ?? 0) > clock.now ? [settings.snoozeUntil ?? 0] : [];
    const held = await holdEnd(model.db, clock.now);
    const ends = [...snoozed, ...(held === null ? [] : [held])];
    const streams = streamsOf(settings);
    await parts.ensureAlarm(alarms, settings, streams, ends.length > 0 ? Math.min(...ends) : null, clock.now);
  });

  /** Runs something of the present worker; what it throws while the worker lives is a failure. */
  const run = (work: Promise<unknown>) => {
    const { worker } = model;
    const done = work.catch((error: unknown) => {
      if (model.worker === worker) model.violations.push(String(error instanceof Error ? error.stack : error));
    });
    model.busy.add(done);
    void done.then(() => model.busy.delete(done));
  };

  const toldBy = async ({ entry, card }: Pending): Promise<string[]> => {
    const cards = entry.summary ? await Promise.all(entry.summary.cards.map((id) => readCard(model.db, id))) : [card];
    return cards.flatMap((each) => each?.activities.map(({ id }) => id) ?? []);
  };

  const kill = async (): Promise<void> => {
    if (!model.worker) return;
    model.worker.kill();
    model.worker = null;
    trakt.hangUp();
    model.busy.clear();
    await turns(1);
    const outbox = await model.db.getAll('outbox');
    for (const { id, state } of outbox) {
      if (state === 'attempted') model.kills.set(id, (model.kills.get(id) ?? 0) + 1);
    }
    // An answer that it had no time to note down is as good as none.
    const known = (await readPollerState(model.db))?.budget.waitUntil ?? 0;
    trakt.wait.until = Math.min(trakt.wait.until, known);
  };

  const begin = (): Worker => {
    const life = { alive: true };
    const never = new Promise<never>(() => {});
    const gate = async <T>(work: Promise<T>): Promise<T> => {
      const value = await work;
      return life.alive ? value : never;
    };
    /** An arrow of the corridor; where somebody lies in wait, the worker comes no further. */
    const reach = (arrow: ArrowName): Promise<void> | undefined => {
      if (!life.alive || model.ambush !== arrow) return;
      model.ambush = null;
      model.buried = kill();
      return never;
    };
    const locks = createFakeLocks();
    let opening: Promise<Killable> | null = null;
    const database = () => {
      opening ??= openKillable(NAME, life);
      return gate(opening.then(({ db }) => db));
    };
    const notifier: Notifier = {
      onScreen: () => gate(turns(1).then(() => new Set(model.screen))),
      raise: (pending) =>
        gate(
          (async () => {
            const told = await toldBy(pending);
            if (!life.alive) return never;
            if (model.permission === 'denied') {
              for (const id of told) model.excused.add(id);
              return false;
            }
            await reach('attempted');
            if (!life.alive) return never;
            if (timing?.at === clock.now && isQuiet(timing.settings, clock.now)) {
              model.violations.push(`${pending.entry.id} was told in quiet hours`);
            }
            model.created.push({ id: pending.entry.id, told });
            model.screen.add(pending.entry.id);
            await reach('raised');
            await turns(1);
            return true;
          })(),
        ),
      prepare: () => gate(turns(1)),
      test: async () => false,
      clear: async (id) => void model.screen.delete(id),
    };
    /** What was to be kept to when the outbox was looked at last, and when that was. */
    let timing: { settings: Settings; at: number } | null = null;
    const ways: DeliveryWays = {
      notifier,
      now: () => clock.now,
      settings: () =>
        gate(
          turns(1).then(() => {
            timing = { settings: model.settings, at: clock.now };
            return model.settings;
          }),
        ),
      screen: () => gate(turns(1).then(() => null)),
    };
    const deliverAll = async (db: Database) => {
      await parts.deliver(db, ways);
      await reach('delivered');
    };
    const round = async (everything: boolean) => {
      const db = await database();
      const current = model.settings;
      const done = await runPoll(
        db,
        current,
        {
          protocol: 'v2',
          now: () => clock.now,
          random: () => 0.5,
          async commit(...args) {
            const committed = await parts.commit(...args);
            await reach('committed');
            return committed;
          },
          createFeed: (from, onAnswer) => {
            const feed = trakt.feed(from, (answered) => life.alive && onAnswer(answered));
            const read: typeof feed.read = async (...args) => {
              await reach('asked');
              const answer = await gate(feed.read(...args));
              await reach('answered');
              return answer;
            };
            return { read } as ActivityFeed;
          },
          keepAlive: () => gate(turns(1)),
          deliver: deliverAll,
          onProgress: () => gate(turns(0)),
        },
        everything,
      );
      await ensure();
      return done;
    };
    return {
      check: (why) =>
        why === 'tick'
          ? locks.request('round', { ifAvailable: true }, (lock) =>
              lock ? locks.request('poll', () => round(false)) : null,
            )
          : locks.request('round', () => locks.request('poll', () => round(why === 'now'))),
      async recover() {
        await ensure();
        await locks.request('poll', { ifAvailable: true }, async (lock) => {
          if (lock) await deliverAll(await database());
        });
      },
      kill() {
        life.alive = false;
        void opening?.then(({ kill }) => kill());
      },
    };
  };

  /** The present worker; where there is none, one is started, as the browser does for any event. */
  const wake = (): Worker => {
    if (model.worker) return model.worker;
    const worker = begin();
    model.worker = worker;
    run(worker.recover());
    return worker;
  };

  return {
    ...model,
    model,
    run,
    wake,
    check: (why: 'tick' | 'soon' | 'now') => run(wake().check(why)),
    kill,
    /** Changes the settings as a command of a page does. */
    change(change: (before: Settings) => Settings) {
      model.settings = change(model.settings);
      alarm.wanted &&= wantsAlarm();
      wake();
      run(ensure());
    },
    /** Time passes; the alarm rings when it is time, once, however late. */
    pass(ms: number) {
      clock.now += ms;
      if (ms < 0) trakt.wait.until = 0;
      if (alarm.period === 0 || clock.now < alarm.at) return;
      const period = alarm.period * MINUTE;
      alarm.at += period * Math.floor((clock.now - alarm.at) / period + 1);
      run(wake().check('tick'));
    },
    alarm,
    /** Waits until the present worker has nothing more to do. */
    async settle() {
      await model.buried;
      for (let spent = 0; model.busy.size > 0; spent += 1) {
        await turns(4);
        if (spent % 8 === 7) trakt.giveUp();
        await model.buried;
        if (spent > 20_000) throw new Error('It never ends');
      }
    },
  };
}

/** Whether the clock on the wall is within quiet hours: the plainest way to see it, which clock changes do not touch. */
function isQuiet({ quiet }: Settings, now: number): boolean {
  const at = new Date(now);
  const minutes = 60 * at.getHours() + at.getMinutes();
  const of = (time: string) => 60 * Number(time.slice(0, 2)) + Number(time.slice(3));
  return quiet.ranges.some(({ from, to }) =>
    of(from) < of(to) ? minutes >= of(from) && minutes < of(to) : minutes >= of(from) || minutes < of(to),
  );
}

export type Model = Awaited<ReturnType<typeof createModel>>;
