import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { ensureAlarm } from '@/entrypoints/background/alarms';
import { serialize } from '@/utils/lib/serialize';
import { MINUTE } from '@/utils/lib/time';
import { deliver } from '@/utils/notify/deliver';
import { reviseSummaries } from '@/utils/notify/revise-summaries';
import { followsOf } from '@/utils/poll/follows';
import { keepCoverage } from '@/utils/poll/keep-coverage';
import { runPoll } from '@/utils/poll/run-poll';
import { hasActiveSources, type Settings } from '@/utils/settings/settings';
import { streamsFor } from '@/utils/sources/streams';
import { nextDeferralEnd, type Pending } from '@/utils/store/delivery';
import { commit } from '@/utils/store/feed-writer';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { readPollerState, saveRound } from '@/utils/store/poller-state';
import { readCard } from '@/utils/store/read/feed-reader';
import type { Card } from '@/utils/store/schema';
import { rebuildStore, type Sentinel } from '@/utils/store/sentinel';
import { readFollowing } from '@/utils/store/stream-states';
import { createModelAlarm } from './model-alarm';
import { createModelTrakt } from './model-trakt';
import { createModelWorker, type ModelWorker } from './model-worker';
import { fatesOf } from './oracle';
import { createTruth } from './truth';
import { createClock, turns } from './turns';

/** The parts that implement the corridor's order; planted bugs replace them with wrong ones. */
export interface Parts {
  commit: typeof commit;
  deliver: typeof deliver;
  reviseSummaries: typeof reviseSummaries;
  ensureAlarm: typeof ensureAlarm;
  keepCoverage: typeof keepCoverage;
  rebuildStore: typeof rebuildStore;
  runPoll: typeof runPoll;
  saveRound: typeof saveRound;
}
export const PARTS: Parts = {
  commit,
  deliver,
  ensureAlarm,
  keepCoverage,
  rebuildStore,
  reviseSummaries,
  runPoll,
  saveRound,
};

const NAME = 'lookout:model';

/** The points at which a worker can be killed. */
export const ARROWS = ['asked', 'answered', 'committed', 'saved', 'attempted', 'raised', 'delivered'] as const;
export type ArrowName = (typeof ARROWS)[number];

/** Browser, Trakt, store and clock: all that outlives a worker. */
export async function createModel(protocol: 'v1' | 'v2', settings: Settings, parts: Parts, start: number) {
  globalThis.indexedDB = new IDBFactory();
  const clock = createClock(start);
  const opened = await openDatabase(NAME);
  if (!opened.ok) throw new Error(opened.error.reason);
  const violations: string[] = [];
  const truth = createTruth(settings, start);
  const trakt = createModelTrakt(clock, truth, violations);
  const model = {
    protocol,
    clock,
    truth,
    trakt,
    violations,
    settings,
    /** The test's own connection, for looking into the store. */
    db: opened.value as Database,
    screen: new Set<string>(),
    /** A settings file written earlier. */
    backup: null as string | null,
    permission: 'granted' as 'granted' | 'denied',
    created: truth.created,
    /** Activities that are not to be announced any more: refused by the system, or read before. */
    excused: new Set<string>(),
    /** Whether the person has the feed in front of them, which shows every row at once. */
    isLooking: false,
    /** Notification id -> kills between its attempt and marking it delivered. */
    kills: new Map<string, number>(),
    worker: null as ModelWorker | null,
    /** The sentinel, which outlives the store, and when it was written. */
    sentinel: undefined as Sentinel | undefined,
    keptAt: 0,
    /** The cards of lost stores. */
    lostCards: [] as Card[],
    /** Where the current or next worker will be killed; null: nowhere. */
    ambush: null as ArrowName | null,
    /** What to look at after a kill. */
    buried: Promise.resolve(),
    busy: new Set<Promise<unknown>>(),
  };

  const wantsAlarm = () => hasActiveSources(model.settings);
  const { alarm, alarms, look } = createModelAlarm(clock, wantsAlarm, violations);
  const ensure = serialize(async () => {
    const { settings } = model;
    const snoozed = (settings.snoozeUntil ?? 0) > clock.now ? [settings.snoozeUntil ?? 0] : [];
    const deferralEnd = await nextDeferralEnd(await model.db.getAll('outbox'), clock.now);
    const ends = [...snoozed, ...(deferralEnd === null ? [] : [deferralEnd])];
    const streams = streamsFor(protocol, settings.sources, settings.rules, followsOf(await readFollowing(model.db)));
    const { now } = clock;
    await parts.ensureAlarm(alarms, settings, streams, ends.length > 0 ? Math.min(...ends) : null, now);
    if (clock.now === now) look();
  });

  /** Runs something in the current worker; an exception while the worker lives is a failure. */
  const run = (work: Promise<unknown>) => {
    const { worker } = model;
    const done = work.catch((error: unknown) => {
      if (model.worker === worker) violations.push(String(error instanceof Error ? error.stack : error));
    });
    model.busy.add(done);
    void done.then(() => model.busy.delete(done));
  };

  const seeRows = async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
    if (!model.isLooking) return new Set();
    const cards = await Promise.all(ids.map((id) => readCard(model.db, id)));
    for (const { id } of cards.flatMap((each) => each?.activities ?? [])) model.excused.add(id);
    return new Set(ids);
  };

  const cardsOf = async ({ entry, card }: Pending): Promise<string[][]> => {
    const { summary } = entry;
    const cards = summary ? await Promise.all(summary.cards.map((id) => readCard(model.db, id))) : [card];
    const isMeant = (id: string) => summary?.members.includes(id) ?? true;
    return cards.map((each) => each?.activities.map(({ id }) => id).filter(isMeant) ?? []);
  };

  /** A dying worker does not report which of its transactions were committed: the store shows it. */
  const takeStock = async () => {
    for (const { cursor } of await model.db.getAll('streams')) {
      if (typeof cursor?.serial === 'number') truth.store(cursor.serial, clock.now);
    }
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
    await takeStock();
    // An answer that could not be stored in time counts as none.
    const known = (await readPollerState(model.db))?.budget.waitUntil ?? 0;
    trakt.state.waitUntil = Math.min(trakt.state.waitUntil, known - clock.ahead);
  };

  /** The browser deletes everything in the store, as after a kill in the middle of a write. */
  const lose = async (): Promise<void> => {
    await kill();
    // A store that was never opened cannot be missed.
    if (!model.sentinel) return;
    model.lostCards.push(...(await model.db.getAll('cards')));
    const stores = [...model.db.objectStoreNames];
    const tx = model.db.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
    truth.losses.push({ moment: truth.next(), kept: model.keptAt, fates: fatesOf(truth) });
    const { follows, poller } = model.sentinel;
    const people = (follows?.cursor?.people ?? []) as { slug: string }[];
    truth.change({ known: new Set(people.map(({ slug }) => slug)) }, clock.now);
    trakt.state.waitUntil = Math.min(trakt.state.waitUntil, (poller?.budget.waitUntil ?? 0) - clock.ahead);
  };

  const begin = () => createModelWorker({ name: NAME, model, trakt, parts, ensure, kill, cardsOf, seeRows });

  /** The current worker; starts one if none is running, as the browser does for any event. */
  const wake = (): ModelWorker => {
    if (model.worker) return model.worker;
    const worker = begin();
    model.worker = worker;
    run(worker.flushOutbox());
    return worker;
  };

  const ring = () => {
    if (alarm.period === 0 || clock.now < alarm.at) return;
    const period = alarm.period * MINUTE;
    alarm.at += period * Math.floor((clock.now - alarm.at) / period + 1);
    run(wake().check('tick'));
  };

  return {
    ...model,
    model,
    run,
    wake,
    check: (why: 'tick' | 'soon' | 'now') => run(wake().check(why)),
    kill,
    lose,
    /** Changes the settings as a page's command does. */
    change(change: (before: Settings) => Settings) {
      model.settings = change(model.settings);
      truth.change({ settings: model.settings }, clock.now);
      alarm.wanted &&= wantsAlarm();
      run(wake().changed());
    },
    /** Time passes; the alarm rings when due, once, however late. */
    pass(ms: number) {
      clock.right += ms;
      ring();
    },
    /** The computer's clock is set wrong, or right again. */
    setClock(ahead: number) {
      truth.wasClockWrong ||= ahead !== 0;
      if (ahead < clock.ahead) truth.setBacks.push(truth.next());
      // By a clock that was put forward, the wait is over.
      if (ahead > clock.ahead) trakt.state.waitUntil = 0;
      clock.ahead = ahead;
      ring();
    },
    alarm,
    takeStock,
    /** Waits until the current worker is idle. */
    async untilIdle() {
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
