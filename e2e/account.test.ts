import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { TOKENS_KEY } from '@/utils/account/account';
import { violations } from './harness/axe';
import { memoryOf } from './harness/memory';
import { secretsIn } from './harness/secrets';
import { type Stage, stage } from './harness/stage';
import { addUser } from './harness/steps';
import { until } from './harness/until';

declare const chrome: Browser;

const REFRESHES = 50;

const account = (page: Page) =>
  page.evaluate(async () => Object.values((await chrome.storage.local.get('accounts')).accounts ?? {})[0] as object);

const command = (page: Page, name: string, data?: object) =>
  page.evaluate(async ([command, data]) => chrome.runtime.sendMessage({ command, data }), [name, data] as const);

const isRefresh = ({ path, body }: { path: string; body: string }) =>
  path === '/oauth/token' && body.includes('refresh_token');

const storedToken = (page: Page) =>
  page.evaluate(async (key) => {
    const stored = (await chrome.storage.local.get(key))[key] as Record<string, { access: string }>;
    return Object.values(stored)[0]?.access;
  }, TOKENS_KEY);

/** Makes the extension see half of the token's life as over. Runs under its own lock, so that no renewal is undone. */
const age = (page: Page) =>
  page.evaluate(
    (key) =>
      navigator.locks.request('lookout:sign-in', async () => {
        const stored = (await chrome.storage.local.get(key))[key] as Record<string, object>;
        const aged = Object.entries(stored).map(([server, token]) => [server, { ...token, at: 0 }]);
        await chrome.storage.local.set({ [key]: Object.fromEntries(aged) });
      }),
    TOKENS_KEY,
  );

/** Polls continuously with a token that is due, and stops the worker now and then during its polls. */
async function refreshOften({ sandbox, lookout }: Stage): Promise<void> {
  const { driver } = lookout;
  const refreshes = () => sandbox.log.filter((entry) => isRefresh(entry) && entry.status === 200).length;
  for (let round = 1; round <= REFRESHES; round++) {
    await age(driver);
    const polls = Promise.all([
      command(driver, round % 5 === 0 ? 'checkNow' : 'health').catch(() => null),
      command(driver, 'lookupUser', { text: 'kofi' }).catch(() => null),
      command(driver, 'lookupUser', { text: 'noor' }).catch(() => null),
    ]);
    if (round % 5 === 0) {
      // Not between the server's answer and storing it: the server returns the tokens only once.
      await until('the new token to be stored', async () => {
        const isNew = refreshes() === round && (await storedToken(driver)) === sandbox.sessions.all[0]?.access;
        return isNew;
      });
      await lookout.stopWorker();
    }
    await polls;
    expect([refreshes(), await account(driver)]).toEqual([round, expect.objectContaining({ state: 'in' })]);
  }
}

/** The content of the file that a page offers to save. */
async function saved(page: Page, button: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFileSync(await (await downloading).path(), 'utf8');
}

/**
 * No file of the profile contains a token or device code, except the store made for them, which does contain them: so
 * the search works.
 */
function expectNoSecrets({ lookout }: Stage): void {
  const { store, elsewhere } = secretsIn(lookout.profile, ['sandbox-access-', 'sandbox-refresh-', 'sandbox-device-']);
  expect(elsewhere).toEqual([]);
  expect(store.length).toBeGreaterThan(0);
}

it('signs in, stays signed in, leaks no token, and signs out', { timeout: 180_000 }, async () => {
  const on = await stage();
  const { sandbox, lookout } = on;
  const { driver } = lookout;
  const printed: string[] = [];
  lookout.context.on('console', (message) => printed.push(message.text()));
  sandbox.control.rateLimit({ limit: 100_000 });
  const options = await lookout.openOptions('account');
  const enter = options.getByRole('button', { name: 'Sign in' });

  for (const [answer, says] of [
    ['deny', 'Access was denied on Trakt.'],
    ['wrong-state', 'The answer belonged to a different sign-in'],
  ] as const) {
    sandbox.control.settings({ oauth: { answer } });
    await enter.click();
    await options.getByText(says).waitFor();
    expect(await account(driver)).toBeUndefined();
  }
  sandbox.control.settings({ oauth: { answer: 'approve' } });
  // Before the extension asks for the account of the tokens, and before the test itself reads tokens in a page.
  const slow = sandbox.control.fault({ match: '^/users/', kind: 'slow', ms: 12_000 });
  await enter.click();
  const hits = () => sandbox.control.faults().find(({ id }) => id === slow.id)?.hits ?? 0;
  await until('the account of the tokens to be asked for', () => hits() > 0);
  const memory = await memoryOf(options);
  expect(await account(driver)).toBeUndefined();
  sandbox.control.clearFaults();
  expect(memory).toContain('sandbox-code-');
  expect(sandbox.sessions.issued.filter((token) => memory.includes(token))).toEqual([]);
  await options.getByText('You’re signed in as Mia Lindqvist.').waitFor();
  expect(await violations(options)).toEqual([]);
  // Private, but followed by Mia.
  await addUser(lookout, 'zofia');

  await refreshOften(on);
  expect(sandbox.sessions.all).toHaveLength(1);
  expect(sandbox.sessions.all[0]?.refreshes).toBeGreaterThanOrEqual(REFRESHES);

  // Settings that sync, and a server at another origin.
  await command(driver, 'setSync', { on: true });
  const other = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const serving = await serveSandbox(other);
  onTestFinished(serving.close);
  await command(driver, 'setServer', { server: { protocol: 'v2', origin: serving.origin } });
  await command(driver, 'setClientId', { clientId: SANDBOX_CLIENT_ID });
  await command(driver, 'addUser', { text: 'kofi' });
  await until('the other server to be read', () => other.log.some(({ path }) => path.startsWith('/users/kofi/')));
  await command(driver, 'setServer', { server: null });

  const data = await lookout.openOptions('data');
  const exported = await saved(data, 'Export settings');
  const feeds = [await saved(data, 'JSON'), await saved(data, 'CSV')];
  expect(feeds.every((feed) => feed.includes('zofia'))).toBe(true);
  const health = await lookout.openOptions('health');
  await health.locator('#diagnostics').getByText('version').waitFor();
  const places: Record<string, string> = {
    'the exported settings': exported,
    'the exported feed': feeds.join('\n'),
    'all that the other server was sent': JSON.stringify(other.log),
    'the diagnostics': (await health.locator('#diagnostics').textContent()) ?? '',
    'the console': printed.join('\n'),
    'storage but its own key': await driver.evaluate(async (key) => {
      const { [key]: _, ...local } = await chrome.storage.local.get(null);
      const areas = [local, await chrome.storage.sync.get(null), await chrome.storage.session.get(null)];
      return JSON.stringify(areas);
    }, TOKENS_KEY),
    'addresses of requests': sandbox.log.map(({ path, query }) => path + JSON.stringify(query)).join('\n'),
    'headers but Authorization': sandbox.log
      .map(({ headers: { authorization: _, ...headers } }) => JSON.stringify(headers))
      .join('\n'),
    'bodies but of the token address': sandbox.log
      .filter(({ path }) => path !== '/oauth/token')
      .map(({ body }) => body)
      .join('\n'),
    'the token address, by access token': sandbox.log
      .filter(({ path }) => path === '/oauth/token')
      .map(({ body }) => body.replace(/sandbox-refresh-[\w-]+/g, ''))
      .join('\n'),
  };
  expect(places['storage but its own key']).toContain('s|user:zofia');
  expect(other.log.filter(({ headers }) => headers.authorization)).toEqual([]);
  const tokens = sandbox.sessions.issued;
  expect(tokens.length).toBeGreaterThan(REFRESHES);
  for (const [place, text] of Object.entries(places)) {
    expect(
      tokens.filter((token) => text.includes(token)),
      place,
    ).toEqual([]);
  }
  const bare = sandbox.log.filter(({ headers }) => /sandbox-refresh/.test(headers.authorization ?? ''));
  expect(bare).toEqual([]);
  expectNoSecrets(on);

  await options.getByRole('button', { name: 'Sign out' }).click();
  await options.getByText('Signed out.').waitFor();
  expect(await driver.evaluate(async (key) => (await chrome.storage.local.get(key))[key], TOKENS_KEY)).toEqual({});
  expect(sandbox.sessions.all[0]?.alive).toBe(false);

  // By a code, with the page closed and the worker stopped while the person types it.
  sandbox.control.settings({ oauth: { deviceInterval: 1 } });
  await options.getByText('Sign in with a code').click();
  const code = await options.locator('.device-code code').textContent();
  expect(await violations(options)).toEqual([]);
  await options.close();
  await lookout.stopWorker();
  await sandbox.fetch(`http://sandbox/activate?code=${code}&as=mia`);
  await until('the alarm to have signed in', async () => {
    await lookout.fireAlarm();
    return (await account(driver)) !== undefined;
  });
  expect(await account(driver)).toMatchObject({ slug: 'mia', state: 'in' });
  expectNoSecrets(on);
});
