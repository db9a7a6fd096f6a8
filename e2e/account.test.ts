import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { TOKENS_KEY } from '@/utils/account/account';
import { violations } from './harness/axe';
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

const newestToken = (page: Page) =>
  page.evaluate(async (key) => {
    const stored = Object.values(
      (await chrome.storage.local.get(key))[key] as Record<string, { access: string; at: number }>,
    );
    return { access: stored[0]?.access, age: Date.now() - (stored[0]?.at ?? 0) };
  }, TOKENS_KEY);

/** Polls on and on, and stops the worker now and then, when a new token has just been stored. */
async function refreshOften({ sandbox, lookout }: Stage): Promise<void> {
  const { driver } = lookout;
  const refreshes = () => sandbox.log.filter((entry) => isRefresh(entry) && entry.status === 200).length;
  for (let round = 0; refreshes() < REFRESHES; round++) {
    const polls = Promise.all([
      command(driver, 'checkNow').catch(() => null),
      command(driver, 'lookupUser', { text: 'kofi' }).catch(() => null),
      command(driver, 'lookupUser', { text: 'noor' }).catch(() => null),
    ]);
    if (round % 10 === 9) {
      // Not between the server's answer and the store: whoever dies there has lost what the server gave only once.
      await until('a new token to be stored', async () => {
        await command(driver, 'lookupUser', { text: 'noor' });
        const stored = await newestToken(driver);
        return stored.access === sandbox.sessions.all[0]?.access && stored.age < 200;
      });
      await lookout.stopWorker();
    }
    await polls;
    expect(await account(driver)).toMatchObject({ state: 'in' });
  }
}

/** Every file of the profile but the one store that may hold tokens, as bytes. */
function* filesOf(folder: string): Generator<[string, Buffer]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'Local Extension Settings') yield* filesOf(file);
    if (!entry.isFile()) continue;
    try {
      yield [file, readFileSync(file)];
    } catch {
      // Gone since it was listed.
    }
  }
}

it('signs in, stays signed in, leaves no token about, and signs out', { timeout: 180_000 }, async () => {
  const on = await stage();
  const { sandbox, lookout } = on;
  const { driver } = lookout;
  const printed: string[] = [];
  lookout.context.on('console', (message) => printed.push(message.text()));
  sandbox.control.rateLimit({ limit: 100_000 });
  const options = await lookout.openOptions('account');
  const enter = options.getByRole('button', { name: 'Sign in' });

  for (const [answer, says] of [
    ['deny', 'Trakt was told not to let Lookout in.'],
    ['wrong-state', 'The answer did not belong to this sign-in'],
  ] as const) {
    sandbox.control.settings({ oauth: { answer } });
    await enter.click();
    await options.getByText(says).waitFor();
    expect(await account(driver)).toBeUndefined();
  }
  sandbox.control.settings({ oauth: { answer: 'approve', accessSeconds: 1 } });
  await enter.click();
  await options.getByText('You are signed in as Mia Lindqvist.').waitFor();
  expect(await violations(options)).toEqual([]);
  // Private, and followed by Mia.
  await addUser(lookout, 'zofia');

  await refreshOften(on);
  expect(sandbox.sessions.all).toHaveLength(1);
  expect(sandbox.sessions.all[0]?.refreshes).toBeGreaterThanOrEqual(REFRESHES);

  const data = await lookout.openOptions('data');
  const downloading = data.waitForEvent('download');
  await data.getByRole('button', { name: 'Export settings' }).click();
  const exported = readFileSync(await (await downloading).path(), 'utf8');
  const health = await lookout.openOptions('health');
  await health.locator('#diagnostics').getByText('version').waitFor();
  const places: Record<string, string> = {
    'the exported settings': exported,
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
  // All of them begin alike: one pass for each file.
  const found = [...filesOf(lookout.profile)].filter(([, bytes]) =>
    /sandbox-(access|refresh)-/.test(bytes.toString('latin1')),
  );
  expect(found.map(([file]) => path.relative(lookout.profile, file))).toEqual([]);

  sandbox.control.settings({ oauth: { accessSeconds: 604_800 } });
  await options.getByRole('button', { name: 'Sign out' }).click();
  await options.getByText('Signed out.').waitFor();
  expect(await driver.evaluate(async (key) => (await chrome.storage.local.get(key))[key], TOKENS_KEY)).toEqual({});
  expect(sandbox.sessions.all[0]?.alive).toBe(false);
});
