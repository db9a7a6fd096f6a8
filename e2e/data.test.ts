import { expect, it } from 'vitest';
import { savedFile } from './harness/saved-file';
import { stage } from './harness/stage';
import { addUser } from './harness/steps';
import { until } from './harness/until';

it('syncs settings, exports the feed, and deletes it', async () => {
  const { lookout } = await stage();
  const { driver } = lookout;
  const sources = await addUser(lookout, 'mia');
  const options = await lookout.openOptions('data');

  await options.getByLabel('Sync settings between browsers').check();
  await options.getByText('Last synced').waitFor();
  const copy = () => driver.evaluate('chrome.storage.sync.get(null)') as Promise<Record<string, { f: object }>>;
  const before = await copy();
  expect(JSON.stringify(before)).toContain('s|user:mia');
  expect(JSON.stringify(before)).not.toContain('sandbox-client-id');
  // Written as by another browser.
  const [[key, item] = ['', { f: {} }]] = Object.entries(before);
  const arrived = { [key]: { ...item, f: { ...item.f, 's|user:noah': [99, 'zz', 'noah'] } } };
  await driver.evaluate(`chrome.storage.sync.set(${JSON.stringify(arrived)})`);
  await sources.getByText('Noah', { exact: false }).first().waitFor();

  const file = await savedFile(lookout, options, () => options.getByRole('button', { name: 'Save as CSV' }).click());
  expect(file).toMatch(/^\uFEFFtime,user,name,/);
  expect(file.split('\r\n').length).toBeGreaterThan(50);

  await options.getByRole('button', { name: 'Delete all activity' }).click();
  await expect.poll(() => options.evaluate('document.activeElement.textContent')).toBe('Cancel');
  await options.getByRole('button', { name: 'Delete', exact: true }).click();
  await options.getByText(/items? deleted/).waitFor();
  const stored = () => options.locator('.meter').textContent();
  await until('nothing to be stored', async () => (await stored())?.includes('The feed has 0 items') ?? false);

  await options.getByRole('button', { name: 'Delete synced copy' }).click();
  await until('the copy to be gone', async () => Object.keys(await copy()).length === 0);
});
