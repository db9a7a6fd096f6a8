import type { Page } from 'playwright-core';
import { expect, inject, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { MINUTE } from '@/utils/lib/time';
import type { PollerState } from '@/utils/store/poller-schema';
import { lane } from './harness/lane';
import { type Lookout, openLookout } from './harness/lookout';
import { packExtension } from './harness/packed';
import { reportOnFailure } from './harness/report-on-failure';
import { addUser, checkNow } from './harness/steps';
import { activitiesIn, snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

declare const chrome: Browser;

const storesOf = async ({ driver, database }: Lookout) => (await snapshot(driver, database)).stores;
/** The store next to it records what is covered. */
const waitOf = async (lookout: Lookout) =>
  ((await storesOf(lookout)).poller ?? []).map((each) => each as Partial<PollerState>).find(({ budget }) => budget)
    ?.budget;
/** When the first row of all was read. */
const firstRow = async (lookout: Lookout) =>
  Math.min(...activitiesIn(await storesOf(lookout)).map(({ noticedAt }) => noticedAt));
const alarmOf = (driver: Page) => driver.evaluate(async () => chrome.alarms.get('tick'));

it('continues by itself after the browser was killed during a round, and keeps Trakt’s wait', {
  timeout: 180_000,
  // Now and then Chromium itself restarts without the database: then there is nothing to test here.
  retry: { count: 2, condition: /lost the database/ },
}, async () => {
  const { executable } = inject('run');
  const { port, builds } = lane();
  const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const { origin, close } = await serveSandbox(sandbox, port);
  onTestFinished(close);
  const packed = packExtension(executable, builds.v2);
  onTestFinished(packed.remove);
  const common = {
    executable,
    extension: builds.v2,
    headless: true,
    protocol: 'v2' as const,
    origin,
    packed,
  };
  /** Kills the browser and restarts it. */
  const crash = async () => {
    const before = await firstRow(lookout);
    await lookout.crash();
    lookout = await open(true);
    if ((await firstRow(lookout)) !== before) throw new Error('The browser lost the database when it was killed');
  };
  const open = async (again: boolean) => {
    const opened = await openLookout({ ...common, loopbackOnly: true, again });
    onTestFinished(() => opened.close().catch(() => {}));
    reportOnFailure(opened, sandbox);
    return opened;
  };
  const asked = (path: string) => sandbox.log.some((each) => each.path === path);

  let lookout = await open(false);
  await addUser(lookout, 'mia');
  await until('the installation to be on the disk', packed.isWritten, 30_000);
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  sandbox.control.fault({ match: '/users/mia/history', kind: 'hang', times: 1 });
  sandbox.control.clearRequests();
  await lookout.fireAlarm();
  // The other reads of the round are done and stored; this one is not.
  await until('the middle of the round', () => asked('/users/mia/history') && asked('/users/mia/ratings'));
  await crash();
  const shown = await until('the notification', async () => {
    const ids = await lookout.notifications();
    return ids.length > 0 ? ids : null;
  });
  await until('the badge', async () => (await lookout.badge()) === '1');
  expect(shown).toHaveLength(1);
  expect((await alarmOf(lookout.driver))?.periodInMinutes).toBe(5);
  await until('the outbox to be empty', async () => (await storesOf(lookout)).outbox?.length === 0);

  // A page of the edge, and no request before its time: not by alarms, people, new workers or a new browser.
  sandbox.control.fault({ match: '.*', kind: '429-html', retryAfter: 300 });
  sandbox.control.clearRequests();
  const before = Date.now();
  await lookout.fireAlarm();
  await until('the answer', () => sandbox.log.some(({ status }) => status === 429));
  await until('the wait to be known', async () => (await waitOf(lookout))?.waitUntil);
  await lookout.stopWorker();
  const { waitReason, waitUntil } = (await waitOf(lookout)) ?? {};
  expect(waitReason).toBe('rate-limited');
  expect(waitUntil).toBeGreaterThanOrEqual(before + 5 * MINUTE);
  expect(waitUntil).toBeLessThan(Date.now() + 5 * MINUTE);
  sandbox.control.clearFaults();
  sandbox.control.clearRequests();
  sandbox.control.event({ user: 'mia', action: 'scrobble', movie: 'spirited-away-2001' });

  const cleared = Date.now();
  const keepsTheWait = async (after: string) => {
    const asked = sandbox.log.map(({ at, status, path }) => `${at - cleared} ms: ${status} ${path}`);
    const wait = await waitOf(lookout);
    expect({ asked, reason: wait?.waitReason, until: wait?.waitUntil }, after).toEqual({
      asked: [],
      reason: 'rate-limited',
      until: waitUntil,
    });
  };

  const popup = await lookout.openPopup();
  await checkNow(popup);
  const time = new Date(waitUntil ?? 0).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
  await popup.getByText(`Trakt asked Lookout to wait until ${time}`).first().waitFor();
  await keepsTheWait('a person who asks');
  await lookout.stopWorker();
  await lookout.fireAlarm();
  await until('the worker', () => lookout.workerIsRunning());
  await keepsTheWait('a new worker');
  await crash();
  await keepsTheWait('a new browser');
  await lookout.fireAlarm();
  await keepsTheWait('its alarm');
  await checkNow(await lookout.openPopup());
  await keepsTheWait('a person who asks it');
});
