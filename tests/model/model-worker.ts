import { createFakeLocks } from '@/tests/fake-locks';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import { serialize } from '@/utils/lib/serialize';
import type { DeliveryDeps } from '@/utils/notify/deliver';
import type { Notifier } from '@/utils/notify/notifier';
import type { Trigger } from '@/utils/poll/probe';
import type { Settings } from '@/utils/settings/settings';
import { readCoverage } from '@/utils/store/coverage';
import type { Pending } from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import { isWorthKeeping, judgeStore, readSentinel, type Sentinel } from '@/utils/store/sentinel';
import { readFollowing } from '@/utils/store/stream-states';
import type { TraktClient } from '@/utils/trakt/trakt-client';
import { isQuiet } from './is-quiet';
import { type Killable, openKillable } from './killable-database';
import type { ArrowName, Parts } from './model';
import type { ModelTrakt } from './model-trakt';
import { hasActiveSource } from './oracle';
import { ACCOUNT } from './streams-of';
import type { Truth } from './truth';
import { type Clock, turns } from './turns';

export interface ModelWorker {
  check(why: 'tick' | 'soon' | 'now'): Promise<unknown>;
  flushOutbox(): Promise<void>;
  /** Called after a change of settings. */
  changed(): Promise<void>;
  kill(): void;
}

/** What a worker finds when it starts. */
interface Surroundings {
  /** Of the database. */
  name: string;
  /** Outlives the worker. Settings and ambush change during its life, so they are looked up each time. */
  model: {
    readonly protocol: 'v1' | 'v2';
    readonly clock: Clock;
    readonly truth: Truth;
    readonly settings: Settings;
    readonly permission: 'granted' | 'denied';
    readonly screen: Set<string>;
    readonly excused: Set<string>;
    readonly violations: string[];
    ambush: ArrowName | null;
    buried: Promise<void>;
    sentinel: Sentinel | undefined;
    keptAt: number;
  };
  trakt: Pick<ModelTrakt, 'feed'>;
  parts: Omit<Parts, 'ensureAlarm'>;
  /** Sets the alarm. */
  ensure(): Promise<void>;
  kill(): Promise<void>;
  /** The activities of each card that a notification stands for. */
  cardsOf(pending: Pending): Promise<string[][]>;
  /** Which of these cards a page shows to the person. */
  seeRows(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** The background in one worker: once killed, none of its code runs again. */
export function createModelWorker({
  name,
  model,
  trakt,
  parts,
  ensure,
  kill,
  cardsOf,
  seeRows,
}: Surroundings): ModelWorker {
  const { clock, truth } = model;
  const life = { alive: true };
  const never = new Promise<never>(() => {});
  const gate = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    return life.alive ? value : never;
  };
  /** An arrow of the corridor; if the ambush is here, the worker stops. */
  const arriveAt = (arrow: ArrowName): Promise<void> | undefined => {
    if (!life.alive || model.ambush !== arrow) return;
    model.ambush = null;
    model.buried = kill();
    return never;
  };
  const locks = createFakeLocks();
  let killable: Promise<Killable> | null = null;
  let opening: Promise<Killable> | null = null;
  const database = () => {
    killable ??= openKillable(name, life);
    opening ??= killable.then(async (opened) => {
      const birth = await gate(opened.db.get('birth', 'birth'));
      if (judgeStore(birth, model.sentinel) === 'lost') await gate(parts.rebuildStore(opened.db, model.sentinel));
      return opened;
    });
    return gate(opening.then(({ db }) => db));
  };
  const notifier: Notifier = {
    onScreen: () => gate(turns(1).then(() => new Set(model.screen))),
    raise: (pending) =>
      gate(
        (async () => {
          const cards = await cardsOf(pending);
          if (!life.alive) return never;
          if (model.permission === 'denied') {
            for (const id of cards.flat()) model.excused.add(id);
            return 'denied' as const;
          }
          await arriveAt('attempted');
          if (!life.alive) return never;
          if (timing && isQuiet(timing.settings, timing.at) && isQuiet(timing.settings, clock.now)) {
            model.violations.push(`${pending.entry.id} was shown in quiet hours`);
          }
          for (const card of cards)
            if (!isAnyones(card)) model.violations.push(`notified of ${card}, which nobody watches`);
          truth.created.push({ id: pending.entry.id, moment: truth.next(), cards });
          model.screen.add(pending.entry.id);
          await arriveAt('raised');
          await turns(1);
          return 'shown' as const;
        })(),
      ),
    prepare: () => gate(turns(1)),
    say: async () => false,
    test: async () => false,
    clear: async (id) => void model.screen.delete(id),
  };
  /** Whether a card belongs to a source that existed and was active when the outbox was last processed, or since. */
  const isAnyones = (ids: readonly string[]) => {
    const facts = truth.reads.flatMap(({ rows }) => rows.flatMap(({ id, fact }) => (ids.includes(id) ? [fact] : [])));
    const situations = truth.during(timing?.moment ?? 0, Number.POSITIVE_INFINITY);
    return facts.some((fact) => situations.some((each) => hasActiveSource(fact, each)));
  };
  /** The settings in force when the outbox was last processed, and when that was. */
  let timing: { settings: Settings; at: number; moment: number } | null = null;
  const deps: DeliveryDeps = {
    notifier,
    now: () => clock.tick(),
    settings: () =>
      gate(
        turns(1).then(() => {
          timing = { settings: model.settings, at: clock.now, moment: truth.next() };
          return model.settings;
        }),
      ),
    screen: () => gate(turns(1).then(() => null)),
    inView: (ids) => gate(turns(1).then(() => seeRows(ids))),
    reviseSummaries: (...input) => gate(parts.reviseSummaries(...input)),
  };
  const keepSentinel = async (db: Database) => {
    const moment = truth.next();
    const sentinel = await gate(readSentinel(db, clock.now));
    if (!sentinel || !isWorthKeeping(model.sentinel, sentinel)) return;
    model.sentinel = structuredClone(sentinel);
    model.keptAt = moment;
  };
  /** What the background does after each change: notes what is wanted, and sets the alarm. */
  const changed = serialize(async () => {
    const db = await database();
    const present = truth.present();
    const before = JSON.stringify(await gate(readCoverage(db)));
    const follows = (await gate(readFollowing(db))).get('follows');
    const coverage = await gate(parts.keepCoverage(db, present.settings, follows, clock.tick()));
    present.notedAt ??= clock.now;
    if (JSON.stringify(coverage) !== before) await keepSentinel(db);
    present.isKept = true;
    await ensure();
  });
  const deliverAll = async (db: Database) => {
    await parts.deliver(db, deps);
    await arriveAt('delivered');
  };
  const round = async (trigger: Trigger) => {
    const db = await database();
    const current = model.settings;
    const situation = truth.present();
    const began = { ...situation, began: truth.next() };
    const collectErrors = createCollectErrors();
    const done = await parts.runPoll(
      db,
      current,
      {
        protocol: model.protocol,
        now: () => clock.tick(),
        random: () => 0.5,
        // Each check reads everything: the model is about the results of reads, not about which reads are worth a
        // request.
        minSaving: async () => 0,
        settings: () => gate(turns(1).then(() => model.settings)),
        account: () => gate(turns(0).then(() => ({ slug: ACCOUNT, since: 0, state: 'in' as const }))),
        async commit(...args) {
          const committed = await parts.commit(...args);
          if (!life.alive) return never;
          const serial = args[1].state.cursor?.serial;
          if (typeof serial === 'number') truth.store(serial, clock.now);
          await arriveAt('committed');
          return committed;
        },
        async saveRound(...args) {
          const states = await parts.saveRound(...args);
          if (!life.alive) return never;
          for (const { cursor } of states)
            if (typeof cursor?.serial === 'number') truth.store(cursor.serial, clock.now);
          await arriveAt('saved');
          return states;
        },
        createTraktClient: (_from, onAnswer) => {
          situation.notedAt ??= clock.now;
          const feed = trakt.feed(began, (answered) => life.alive && onAnswer(answered));
          const read: typeof feed.read = async (...args) => {
            await arriveAt('asked');
            const answer = await gate(feed.read(...args));
            await arriveAt('answered');
            return answer;
          };
          return { read, clockSkew: () => 0 } as Partial<TraktClient> as TraktClient;
        },
        keepAlive: () => gate(turns(1)),
        deliver: deliverAll,
        onProgress: () => gate(turns(0)),
        collectErrors,
      },
      trigger,
    );
    // The store accepts every write here.
    if (collectErrors.thrown) throw collectErrors.thrown.error;
    await keepSentinel(db);
    await changed();
    return done;
  };
  return {
    check: (why) =>
      why === 'tick'
        ? locks.request('round', { ifAvailable: true }, (lock) =>
            lock ? locks.request('poll', () => round('tick')) : null,
          )
        : locks.request('round', () => locks.request('poll', () => round(why))),
    changed,
    async flushOutbox() {
      await changed();
      await locks.request('poll', { ifAvailable: true }, async (lock) => {
        if (lock) await deliverAll(await database());
      });
    },
    kill() {
      life.alive = false;
      void killable?.then(({ kill }) => kill());
    },
  };
}
