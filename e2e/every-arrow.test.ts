import { expect, it } from 'vitest';
import { holdDatabase, holdLock, holdStore } from './harness/database-hold';
import { isInRound } from './harness/in-round';
import type { Lookout } from './harness/lookout';
import { hearCreated } from './harness/recorded-build';
import { type Stage, stage } from './harness/stage';
import { addUser, rows, unreadRows } from './harness/steps';
import { activitiesIn, snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

const HISTORY = '/users/mia/history';

/** What holds at an arrow, after the worker was stopped there and before another has started. */
interface Caught {
  outbox: string[];
  created: number;
  committed: boolean;
}

interface Arrow {
  name: string;
  /** Holds the worker at the arrow; resolves to functions that wait for its arrival, and that release it. */
  hold(stage: Stage): Promise<{ caught(): Promise<unknown>; release(): Promise<void> }>;
  leaves: Caught;
}

const inDatabase =
  (at: Parameters<typeof holdDatabase>[2]) =>
  ({ lookout: { driver, database } }: Stage) =>
    holdDatabase(driver, database, at);

const asked = ({ sandbox }: Stage) => sandbox.log.filter(({ path }) => path === HISTORY);

/** Every arrow of the corridor, in order. */
const ARROWS: Arrow[] = [
  {
    name: 'alarm -> round',
    hold: ({ lookout }) => holdLock(lookout.driver, 'lookout:poll'),
    leaves: { outbox: [], created: 0, committed: false },
  },
  {
    name: 'round -> Trakt',
    async hold(stage) {
      stage.sandbox.control.fault({ match: HISTORY, kind: 'hang', times: 1 });
      return {
        caught: () => until('the question to be on its way', () => asked(stage).length > 0),
        release: async () => stage.sandbox.control.clearFaults(),
      };
    },
    leaves: { outbox: [], created: 0, committed: false },
  },
  {
    name: 'Trakt -> commit',
    async hold(stage) {
      const { driver, database } = stage.lookout;
      // A round's first read goes out alone: hold the store only once this read is on its way.
      stage.sandbox.control.fault({ match: HISTORY, kind: 'slow', ms: 5000, times: 1 });
      let release = async () => {};
      return {
        caught: async () => {
          await until('the question to be on its way', () => asked(stage).length > 0);
          ({ release } = await holdStore(driver, database, 'seen'));
          await until('the answer', () => asked(stage).some(({ status }) => status === 200));
        },
        release: async () => {
          stage.sandbox.control.clearFaults();
          await release();
        },
      };
    },
    leaves: { outbox: [], created: 0, committed: false },
  },
  {
    name: 'commit -> attempt',
    hold: inDatabase('pending'),
    leaves: { outbox: ['pending'], created: 0, committed: true },
  },
  {
    name: 'attempt -> notification',
    hold: inDatabase('attempted'),
    leaves: { outbox: ['attempted'], created: 0, committed: true },
  },
  {
    name: 'notification -> delivered',
    async hold(stage) {
      const held = await inDatabase('raised')(stage);
      const caught = async () => {
        const ids = (await held.caught()).map(({ id }) => id);
        await until('the notification', async () =>
          (await stage.lookout.notifications()).some((id) => ids.includes(id)),
        );
      };
      return { ...held, caught };
    },
    leaves: { outbox: ['attempted'], created: 1, committed: true },
  },
  {
    name: 'delivered -> badge',
    hold: inDatabase('delivered'),
    leaves: { outbox: [], created: 1, committed: true },
  },
];

const storesOf = async ({ driver, database }: Lookout) => (await snapshot(driver, database)).stores;

it('notifies of each event once, wherever in the corridor the worker is stopped', { retry: 0 }, async () => {
  const here = await stage({ recorded: true });
  const { lookout, sandbox } = here;
  await addUser(lookout, 'mia');
  const created = await hearCreated(lookout.driver);
  for (const [index, { name, hold, leaves }] of ARROWS.entries()) {
    // The round before would read the event itself, or ignore the alarm.
    await until('the end of the round before', async () => !(await isInRound(lookout.driver)));
    const known = activitiesIn(await storesOf(lookout)).length;
    sandbox.control.clearRequests();
    const held = await hold(here);
    sandbox.control.event({ user: 'mia', action: 'scrobble', movie: sandbox.world.movies[index]?.ids.slug ?? '' });
    const woken = lookout.fireAlarm();
    await held.caught();
    await lookout.stopWorker();
    await woken;
    await held.release();
    const left = await storesOf(lookout);
    const caught: Caught = {
      outbox: (left.outbox as { state: string }[]).map(({ state }) => state),
      created: (await created()).length - index,
      committed: activitiesIn(left).length > known,
    };
    expect({ name, ...caught }).toEqual({ name, ...leaves });
    expect(await lookout.workerIsRunning()).toBe(false);

    await lookout.fireAlarm();
    await until(`the badge, after ${name}`, async () => (await lookout.badge()) === String(index + 1));
    await until('the outbox to be empty', async () => (await storesOf(lookout)).outbox?.length === 0);
    expect({ name, created: new Set(await created()).size }).toEqual({ name, created: index + 1 });
    expect({ name, created: (await created()).length }).toEqual({ name, created: index + 1 });
  }
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  expect(await unreadRows(popup).count()).toBe(ARROWS.length);
});
