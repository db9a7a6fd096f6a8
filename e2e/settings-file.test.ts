import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from './harness/axe';
import { savedFile } from './harness/saved-file';
import { stage } from './harness/stage';
import { addUser } from './harness/steps';
import { snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

async function choose(options: Page, text: string): Promise<void> {
  const file = { name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await options.getByLabel('Import settings').setInputFiles(file);
}

it('exports the settings and imports them again', async () => {
  const { lookout } = await stage();
  const { driver, database } = lookout;
  const sources = await addUser(lookout, 'mia');
  const options = await lookout.openOptions('data');
  const button = options.getByRole('button', { name: 'Export settings' });
  const file = await savedFile(lookout, options, () => button.click());
  const usernames = ({ sources }: { sources: { username: string }[] }) => sources.map(({ username }) => username);
  expect(usernames(JSON.parse(file))).toEqual(['mia']);

  await sources.getByRole('button', { name: 'Remove Mia Lindqvist' }).click();
  await sources.getByText('Your list is empty').waitFor();
  await choose(options, file);
  await options.getByText('Mia Lindqvist will be added.').waitFor();
  await options.getByRole('button', { name: 'Apply' }).click();
  await options.getByText('Settings imported.').waitFor();
  const settings = async () => JSON.stringify((await snapshot(driver, database)).settings);
  await until('mia to be back', async () => (await settings()).includes('user:mia'));

  await options.getByRole('button', { name: 'Undo' }).click();
  await options.getByText('Import undone.').waitFor();
  expect(await settings()).not.toContain('user:mia');
});

it('refuses a broken file, names the line or path, and changes nothing', async () => {
  const { lookout } = await stage();
  const { driver, database } = lookout;
  await addUser(lookout, 'mia');
  const options = await lookout.openOptions('data');
  const unchanged = await snapshot(driver, database);
  const files: [text: string, says: string | RegExp][] = [
    ['{\n  "format": "lookout/settings",\n  "version": 1,,\n}', /line 3/i],
    ['{"format": "lookout/settings", "version": 1, "sources": [{"kind": "user"}]}', 'sources[0].username'],
    ['{"format": "lookout/settings", "version": 1, "sources": [{"kind": "follower"}]}', /follower/],
    ['{"format": "lookout/settings", "version": 1, "trakt": {"origin": "https://example.com"}}', 'trakt.origin'],
    ['{"format": "lookout/settings", "version": 1, "rules": {"list": {"watching": "feed"}}}', 'rules.list.watching'],
  ];
  for (const [text, says] of files) {
    await choose(options, text);
    await options.getByText('This file can’t be imported').waitFor();
    await options.locator('.preview').getByText(says).first().waitFor();
    expect(await options.getByRole('button', { name: 'Apply' }).count()).toBe(0);
    await options.getByRole('button', { name: 'Cancel' }).click();
  }
  expect(await snapshot(driver, database)).toEqual(unchanged);
});

it.each(['light', 'dark'] as const)('has no accessibility violation in the options, %s', async (colorScheme) => {
  const { lookout } = await stage({ colorScheme });
  await addUser(lookout, 'mia');
  for (const section of ['sources', 'filters', 'account', 'data', 'health']) {
    const options = await lookout.openOptions(section);
    await options.getByRole('heading', { level: 1 }).waitFor();
    if (section === 'health') await options.locator('#diagnostics').getByText('version').waitFor();
    expect(await violations(options), section).toEqual([]);
    await options.close();
  }
});

it('shows diagnostics without secrets', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  const options = await lookout.openOptions('health');
  await options.locator('#diagnostics').getByText('version').waitFor();
  const text = (await options.locator('#diagnostics').textContent()) ?? '';
  const health = JSON.parse(text);
  // Firefox tells no extension whether the person allows notifications.
  const notifications = lookout.browser === 'firefox' ? 'unknown' : 'granted';
  expect(health).toMatchObject({ protocol: 'v2', notifications, stored: { unread: 0 } });
  expect(health.streams.length).toBeGreaterThan(0);
  expect(text).not.toContain('sandbox-client-id');
});
