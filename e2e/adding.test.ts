import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Stage, stage } from './harness/stage';
import { addUser, installationStored } from './harness/steps';
import { snapshotButCount } from './harness/store-snapshot';

interface Case {
  name: string;
  text: string;
  before?: (stage: Stage) => unknown;
  says: string;
}

const CASES: Case[] = [
  { name: 'an unknown user', text: 'nobody-of-that-name', says: 'Couldn’t find this user on Trakt.' },
  {
    name: 'something else',
    text: 'https://example.com/x',
    says: 'isn’t a username or a profile’s address.',
  },
  { name: 'nothing', text: '', says: 'The name is missing.' },
  {
    name: 'a wrong key',
    text: 'mia',
    before: ({ sandbox }) => sandbox.control.clientIds(['another']),
    says: 'Trakt refused the Client ID.',
  },
  {
    name: 'HTML instead of JSON',
    text: 'mia',
    before: ({ sandbox }) => sandbox.control.fault({ kind: 'html' }),
    says: 'Trakt’s answer wasn’t readable.',
  },
  { name: 'no network', text: 'mia', before: ({ unplug }) => unplug(), says: 'Couldn’t reach Trakt.' },
];

async function lookUp(options: Page, text: string): Promise<void> {
  await options.getByLabel('Person or show').fill(text);
  await options.getByRole('button', { name: 'Add', exact: true }).click();
}

it.each(CASES)('says what is wrong with $name, and changes nothing', async ({ text, before, says }) => {
  const on = await stage();
  const { driver, database } = on.lookout;
  await installationStored(on.lookout);
  await before?.(on);
  const unchanged = await snapshotButCount(driver, database);
  const options = await on.lookout.openOptions('sources');
  await lookUp(options, text);
  await options.locator('#add-answer').getByText(says).waitFor();
  expect(await snapshotButCount(driver, database)).toEqual(unchanged);
});

it('says that a profile is private before adding it', async () => {
  const { lookout } = await stage();
  await installationStored(lookout);
  const unchanged = await snapshotButCount(lookout.driver, lookout.database);
  const options = await lookout.openOptions('sources');
  await lookUp(options, 'zofia');
  await options.getByText('Private profile. Only approved followers can see it.').waitFor();
  const { settings, stores } = await snapshotButCount(lookout.driver, lookout.database);
  // Only the image on show may be cached.
  expect({ settings, stores: { ...stores, images: unchanged.stores.images } }).toEqual(unchanged);
});

it('pauses, removes and restores a source', async () => {
  const { lookout } = await stage();
  const options = await addUser(lookout, 'https://app.trakt.tv/profile/mia');
  await options.getByRole('button', { name: 'Pause Mia Lindqvist' }).click();
  await options.getByRole('button', { name: 'Resume Mia Lindqvist' }).click();
  await options.getByRole('button', { name: 'Remove Mia Lindqvist' }).click();
  await options.getByText('Your list is empty').waitFor();
  await options.locator('.toast', { hasText: 'was removed' }).getByRole('button', { name: 'Undo' }).click();
  await options.locator('[data-state="ok"]').waitFor();
  expect(await lookout.notifications()).toEqual([]);
});
