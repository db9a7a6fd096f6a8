import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { PAIRS } from '@/utils/activity/pairs';
import { SECOND } from '@/utils/lib/time';
import type { Rules } from '@/utils/rules/rule';
import type { StreamState } from '@/utils/store/schema';
import { DEADLINE_MS } from '@/utils/trakt/http';
import { isInRound } from './harness/in-round';
import { stage } from './harness/stage';
import { importSettings, someNotifications } from './harness/steps';
import { snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

declare const chrome: Browser;

/** Only plays of movies: one listing. */
const rules: Rules = {};
for (const { type, action } of PAIRS) {
  const isWanted = type === 'movie' && action === 'scrobble';
  rules[type] = { ...rules[type], [action]: isWanted ? 'notify' : 'off' };
}

it('ends the round within its deadline if Trakt never answers, with the next alarm set', async () => {
  const { lookout, sandbox } = await stage();
  const { driver, database } = lookout;
  await importSettings(lookout, { sources: [{ kind: 'user', username: 'mia' }], rules });
  sandbox.control.fault({ match: '.*', kind: 'hang' });
  sandbox.control.event({ user: 'mia', action: 'scrobble', movie: 'spirited-away-2001' });
  sandbox.control.clearRequests();
  await lookout.fireAlarm();
  await until('the question', () => sandbox.log.length > 0);
  const began = Date.now();
  const alarm = await driver.evaluate(async () => chrome.alarms.get('tick'));
  expect(alarm?.scheduledTime).toBeGreaterThan(began);

  const streams = async () => (await snapshot(driver, database)).stores.streams as StreamState[];
  const timeout = async () => (await streams()).every(({ lastError }) => lastError?.kind === 'timeout');
  await until('the end of the wait', timeout, DEADLINE_MS + 5 * SECOND);
  await until('the end of the round', async () => !(await isInRound(driver)));
  expect(Date.now() - began).toBeLessThan(DEADLINE_MS + 5 * SECOND);
  expect(await streams()).toMatchObject([{ key: 'history:mia', failures: 1 }]);

  sandbox.control.clearFaults();
  await lookout.fireAlarm();
  expect(await someNotifications(lookout)).toHaveLength(1);
});
