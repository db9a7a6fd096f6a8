import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { violations } from './harness/axe';
import { stage } from './harness/stage';
import { until } from './harness/until';

declare const chrome: Browser;

it('shows a dot after an update until the news were opened, and none after an installation', async () => {
  const { lookout } = await stage();
  const { driver } = lookout;
  const seen = () => driver.evaluate(async () => (await chrome.storage.local.get('seenRelease')).seenRelease);
  await until('the installation to be noted', async () => typeof (await seen()) === 'string');
  const popup = await lookout.openPopup();
  const dot = popup.getByRole('img', { name: 'See what’s new in settings' });
  await popup.getByRole('link', { name: 'Open in a tab' }).waitFor();
  expect(await dot.count()).toBe(0);

  // As a browser is left by an earlier version.
  await driver.evaluate(() => chrome.storage.local.set({ seenRelease: '0.0.1' }));
  await popup.reload();
  await dot.waitFor();
  expect(await violations(popup)).toEqual([]);
  const gear = popup.getByRole('link', { name: 'Settings' });
  const [at, of] = [await dot.boundingBox(), await gear.boundingBox()];
  expect(at && of && at.x > of.x && at.x < of.x + of.width && at.y < of.y + of.height).toBe(true);

  const options = await lookout.openOptions();
  const link = options.getByRole('link', { name: 'What’s new Unread' });
  await link.click();
  await options.getByRole('heading', { name: 'Version 0.1.0' }).waitFor();
  expect(await violations(options)).toEqual([]);
  await until('the news to be seen', async () => (await seen()) !== '0.0.1');
  await options.getByRole('link', { name: 'Health' }).click();
  await until('the dot to be gone', async () => (await link.count()) === 0);
  await popup.reload();
  await popup.getByRole('link', { name: 'Open in a tab' }).waitFor();
  expect(await dot.count()).toBe(0);
});
