import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { ensureAlarm } from '@/entrypoints/background/alarms';
import { inOrder } from '@/utils/lib/in-order';
import { MINUTE } from '@/utils/lib/time';
import { deliver } from '@/utils/notify/deliver';
import { isWatching, type Settings } from '@/utils/settings/settings';
import type { Stream } from '@/utils/sources/stream';
import { streamsFor } from '@/utils/sources/streams';
import { holdEnd, type Pending } from '@/utils/store/delivery';
import { readCard } from '@/utils/store/feed-reader';
import { commit } from '@/utils/store/feed-writer';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { readPollerState } from '@/utils/store/poller-state';
import { createModelAlarm } from './model-alarm';
import { createModelTrakt } from './model-trakt';
import { createModelWorker, type ModelWorker } from './model-worker';
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
    worker: null as ModelWorker | null,
    /** Where the present worker, or the next, will be killed; null: nowhere. */
    ambush: null as ArrowName | null,
    /** What a kill leaves to be looked at. */
    buried: Promise.resolve(),
    busy: new Set<Promise<unknown>>(),
  };

  const wantsAlarm = () => isWatching(model.settings);
  const { alarm, alarms, look } = createModelAlarm(clock, wantsAlarm, model.violations);
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
    const { now } = clock;
    await parts.ensureAlarm(alarms, settings, streams, ends.length > 0 ? Math.min(...ends) : null, now);
    if (clock.now === now) look();
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

  const begin = () => createModelWorker({ name: NAME, model, trakt, parts, ensure, kill, toldBy });

  /** The present worker; where there is none, one is started, as the browser does for any event. */
  const wake = (): ModelWorker => {
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
      // Trakt has a clock of its own: a wait is not over sooner, nor later, because ours was set back.
      if (ms < 0) trakt.wait.until += ms;
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

export type Model = Awaited<ReturnType<typeof createModel>>;
