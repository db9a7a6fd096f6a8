import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { stage } from './harness/stage';
import { addUser } from './harness/steps';
import { snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

declare const chrome: Browser;

it('syncs settings through the browser’s storage, and a stopped worker applies what arrives', async () => {
  const { lookout } = await stage();
  const { driver, database } = lookout;
  await addUser(lookout, 'mia');
  const copy = () => driver.evaluate(async () => JSON.stringify(await chrome.storage.sync.get(null)));
  const options = await lookout.openOptions('data');
  await options.getByLabel('Sync settings between browsers').click();
  await options.getByText(/Last synced/).waitFor();
  expect(await copy()).toContain('"s|user:mia":');

  await lookout.stopWorker();
  // Written as by another browser: one setting that exists here, and one of a newer Lookout.
  await driver.evaluate(async () => {
    const [[key, item] = ['', {}]] = Object.entries(await chrome.storage.sync.get(null));
    const { f } = item as { f: object };
    const theirs = { 'f|checkMinutes': [99, 'other', 17], 'f|theme': [99, 'other', 'sepia'] };
    await chrome.storage.sync.set({ [key]: { ...(item as object), f: { ...f, ...theirs } } });
  });
  const settings = async () => JSON.stringify((await snapshot(driver, database)).settings);
  await until('what was set elsewhere to be here', async () => (await settings()).includes('"checkMinutes":17'));
  expect(await settings()).toContain('"theme":"system"');
  expect(await copy()).toContain('sepia');

  await options.getByRole('button', { name: 'Delete synced copy' }).click();
  await options.getByText('Synced copy deleted').waitFor();
  expect(await copy()).toBe('{}');
});
