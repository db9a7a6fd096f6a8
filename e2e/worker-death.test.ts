import { expect, it } from 'vitest';
import { holdDatabase } from './harness/database-hold';
import { stage } from './harness/stage';
import { addUser, rows, someNotifications, unreadRows } from './harness/steps';
import { snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

const PLAY = { user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 } as const;

it.each(['pending', 'attempted'] as const)(
  'raises exactly one notification when the worker is stopped after the commit, its delivery %s',
  async (state) => {
    const { lookout, sandbox } = await stage();
    const { driver, database } = lookout;
    await addUser(lookout, 'mia');
    const hold = await holdDatabase(driver, database, state);
    sandbox.control.event(PLAY);
    const woken = lookout.fireAlarm();
    const entries = await hold.caught();
    await lookout.stopWorker();
    await woken;
    // The kill fell between the two: the news is committed and nobody was told.
    expect(await lookout.notifications()).toEqual([]);
    expect(entries).toEqual([expect.objectContaining({ state })]);
    await hold.release();
    const { stores } = await snapshot(driver, database);
    expect(stores.outbox).toEqual(entries);
    expect(stores.unread).toHaveLength(1);
    expect(await lookout.workerIsRunning()).toBe(false);

    await lookout.fireAlarm();
    await until('the outbox to be empty', async () => (await snapshot(driver, database)).stores.outbox?.length === 0);
    expect(await lookout.notifications()).toEqual([entries[0]?.id]);
    await until('the badge', async () => (await lookout.badge()) === '1');
    const popup = await lookout.openPopup();
    await rows(popup).first().waitFor();
    expect(await unreadRows(popup).count()).toBe(1);
  },
);

it('keeps the one notification that was on show when the worker was stopped before it could note that', async () => {
  const { lookout, sandbox } = await stage();
  const { driver, database } = lookout;
  await addUser(lookout, 'mia');
  const hold = await holdDatabase(driver, database, 'raised');
  sandbox.control.event(PLAY);
  const woken = lookout.fireAlarm();
  const entries = await hold.caught();
  const shown = await someNotifications(lookout);
  await lookout.stopWorker();
  await woken;
  await hold.release();
  expect(shown).toEqual([entries[0]?.id]);
  expect((await snapshot(driver, database)).stores.outbox).toEqual(entries);

  await lookout.fireAlarm();
  await until('the outbox to be empty', async () => (await snapshot(driver, database)).stores.outbox?.length === 0);
  expect(await lookout.notifications()).toEqual(shown);
});

it('reads again what it was reading when the worker was stopped before the commit', async () => {
  const { lookout, sandbox } = await stage();
  const { driver, database } = lookout;
  await addUser(lookout, 'mia');
  const before = await snapshot(driver, database);
  sandbox.control.event(PLAY);
  sandbox.control.fault({ match: '/users/mia/history', kind: 'slow', ms: 5000, times: 1 });
  sandbox.control.clearRequests();
  await lookout.fireAlarm();
  await until('the question to be on its way', () => sandbox.log.some(({ path }) => path === '/users/mia/history'));
  await lookout.stopWorker();
  const after = await snapshot(driver, database);
  expect(after.stores.outbox).toEqual([]);
  expect(after.stores.cards).toEqual(before.stores.cards);

  await lookout.fireAlarm();
  await someNotifications(lookout);
  await until('the badge', async () => (await lookout.badge()) === '1');
  expect(await lookout.notifications()).toHaveLength(1);
});
