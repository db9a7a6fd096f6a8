import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { REDIRECTS } from '@/sandbox/oauth/settings';
import { serveSandbox } from '@/sandbox/serve';
import { command } from './harness/command';
import { stage } from './harness/stage';
import { addUser, someNotifications } from './harness/steps';
import { until } from './harness/until';

/** What only Firefox has, see `only`. */

declare const browser: Browser;

it('asks for notifications without buttons, which Firefox would refuse as a whole', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  await lookout.fireAlarm();
  const [id = ''] = await someNotifications(lookout);
  const shown = await lookout.driver.evaluate(async () => browser.notifications.getAll());
  expect(shown[id]).toMatchObject({ title: 'Mia Lindqvist watched Severance', message: "S02E05 · Trojan's Horse" });
  expect(Object.keys(shown[id] ?? {})).not.toContain('buttons');
});

it('reads a custom server without a certificate under a name that is not loopback, and shows its redirect address', async () => {
  const { lookout } = await stage();
  const other = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const serving = await serveSandbox(other);
  onTestFinished(serving.close);
  const { driver, firefox } = lookout;
  expect(await driver.evaluate(() => browser.identity.getRedirectURL())).toBe(REDIRECTS.firefox);

  await firefox?.grant(['http://trakt.test/*']);
  const server = { protocol: 'v1', origin: `http://trakt.test:${new URL(serving.origin).port}` } as const;
  expect(await command(driver, 'setServer', { server })).toMatchObject({ ok: true });
  expect(await command(driver, 'setClientId', { clientId: SANDBOX_CLIENT_ID })).toEqual({ ok: true });
  expect(await command(driver, 'addUser', { text: 'mia' })).toMatchObject({ ok: true });
  await until('her activity to be read', () => other.log.some(({ path }) => path.startsWith('/activity/user')));
  const options = await lookout.openOptions('account');
  await options.getByText('This address doesn’t use https').waitFor();
});
