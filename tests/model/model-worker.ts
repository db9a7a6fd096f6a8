import { createFakeLocks } from '@/tests/fake-locks';
import type { DeliveryWays } from '@/utils/notify/deliver';
import type { Notifier } from '@/utils/notify/notifier';
import { runPoll } from '@/utils/poll/run-poll';
import type { Settings } from '@/utils/settings/settings';
import type { Pending } from '@/utils/store/delivery';
import { createGoOn } from '@/utils/store/go-on';
import type { Database } from '@/utils/store/open-database';
import type { ActivityFeed } from '@/utils/trakt/activity-feed';
import { type Killable, openKillable } from './killable-database';
import type { ArrowName, Parts } from './model';
import type { ModelTrakt } from './model-trakt';
import { type Clock, turns } from './turns';

export interface ModelWorker {
  check(why: 'tick' | 'soon' | 'now'): Promise<unknown>;
  recover(): Promise<void>;
  kill(): void;
}

/** What a worker finds where it starts. */
interface Surroundings {
  /** Of the database. */
  name: string;
  /** What outlives it. Settings and ambush change while it lives, so they are looked up each time. */
  model: {
    readonly clock: Clock;
    readonly settings: Settings;
    readonly permission: 'granted' | 'denied';
    readonly screen: Set<string>;
    readonly created: { id: string; told: string[] }[];
    readonly excused: Set<string>;
    readonly violations: string[];
    ambush: ArrowName | null;
    buried: Promise<void>;
  };
  trakt: Pick<ModelTrakt, 'feed'>;
  parts: Pick<Parts, 'commit' | 'deliver'>;
  /** Sees to the alarm. */
  ensure(): Promise<void>;
  /** Kills the present worker. */
  kill(): Promise<void>;
  /** The activities that a notification tells of. */
  toldBy(pending: Pending): Promise<string[]>;
}

/** The background as one worker runs it: once killed, no line of it runs any more. */
export function createModelWorker({ name, model, trakt, parts, ensure, kill, toldBy }: Surroundings): ModelWorker {
  const { clock } = model;
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
    opening ??= openKillable(name, life);
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
    say: async () => false,
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
    const goOn = createGoOn();
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
        goOn,
      },
      everything ? 'now' : 'tick',
    );
    // The store takes everything here.
    if (goOn.thrown) throw goOn.thrown.error;
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
