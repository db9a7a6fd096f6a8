import { expect, it } from 'vitest';
import { stage } from './harness/stage';
import { addUser, checkNow, notifyAlways, rows, someNotifications, unreadRows } from './harness/steps';
import { until } from './harness/until';
import { recordRaised } from './harness/worker-recorder';

it('marks the past of a person with more than 100 plays as read, without a notification', async () => {
  const { lookout, sandbox } = await stage();
  const plays = sandbox.world.eventsOf('mia').filter(({ action }) => action === 'scrobble' || action === 'checkin');
  expect(plays.length).toBeGreaterThan(100);
  await addUser(lookout, 'mia');
  const health = await lookout.openOptions('health');
  await health.getByRole('button', { name: 'Mia Lindqvist' }).click();
  const filed = await health.getByText(/past updates marked as read, 0 notifications/).textContent();
  expect(Number.parseInt(filed ?? '', 10)).toBeGreaterThan(100);

  const popup = await lookout.openPopup();
  await rows(popup).nth(20).waitFor();
  expect(await unreadRows(popup).count()).toBe(0);
  expect(await lookout.notifications()).toEqual([]);
  expect(await lookout.badge()).toBe('');
});

it('raises one notification for a new play, with its text, badge 1 and one row', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  await notifyAlways(lookout);
  const recorder = await recordRaised(lookout);
  sandbox.control.event({ user: 'mia', action: 'scrobble', movie: 'spirited-away-2001' });

  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  await checkNow(popup);
  await unreadRows(popup).first().waitFor();
  const raised = await recorder.raised();
  expect(raised).toEqual([
    { id: expect.any(String), title: 'Mia Lindqvist watched Spirited Away', message: expect.stringContaining('2001') },
  ]);
  expect(await lookout.notifications()).toEqual([raised[0]?.id]);
  expect(await lookout.badge()).toBe('1');
  expect(await unreadRows(popup).count()).toBe(1);
  expect(await unreadRows(popup).getAttribute('data-card-id')).toBe(raised[0]?.id);
  expect(await unreadRows(popup).textContent()).toContain('Mia Lindqvist watched Spirited Away');

  await checkNow(popup);
  expect(await recorder.raised()).toHaveLength(1);
  expect(await lookout.badge()).toBe('1');
});

it('wakes a stopped worker by the alarm and notifies of what happened meanwhile', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'ben');
  await lookout.stopWorker();
  sandbox.control.event({ user: 'ben', action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  expect(await lookout.workerIsRunning()).toBe(false);
  await lookout.fireAlarm();
  await someNotifications(lookout);
  await until('the badge', async () => (await lookout.badge()) === '1');
  expect(await lookout.notifications()).toHaveLength(1);
});

it('keeps the alarm while a worker is still starting', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'ben');
  sandbox.control.event({ user: 'ben', action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  // A lock that every starting worker takes for a moment, held here until the alarm has rung.
  const release = await lookout.driver.evaluateHandle(
    () =>
      new Promise<() => void>((held) => {
        navigator.locks.request('lookout:poll', () => new Promise<void>((end) => held(() => end())));
      }),
  );
  await lookout.fireAlarm();
  await release.evaluate((end) => end());
  expect(await someNotifications(lookout)).toHaveLength(1);
});
