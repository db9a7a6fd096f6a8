import { expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import { stage } from './harness/stage';
import { addUser, rows } from './harness/steps';
import { until } from './harness/until';

it('says in popup and options that all is paused, each with a way on', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  const pause = () => popup.getByRole('button', { name: 'Pause everything' }).click();
  const banner = popup.getByText('Paused. Nothing is checked until you resume.');
  await pause();
  await banner.waitFor();
  await popup.getByRole('button', { name: 'Resume', exact: true }).click();
  await banner.waitFor({ state: 'detached' });

  await pause();
  await banner.waitFor();
  const options = await lookout.openOptions('filters');
  await options.getByText('Everything is paused.').waitFor();
  await options.getByRole('button', { name: 'Resume', exact: true }).click();
  await options.getByText('Everything is paused.').waitFor({ state: 'detached' });
  await banner.waitFor({ state: 'detached' });
});

it('offers a snooze under a heading, and shows its end', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  await popup.getByRole('button', { name: 'Snooze' }).click();
  await popup.locator('.menu').getByText('Snooze notifications').waitFor();
  await popup.getByRole('menuitem', { name: '1 hour' }).click();
  const button = popup.getByRole('button', { name: /^Snoozed until/ });
  await button.waitFor();
  expect(await button.textContent()).toMatch(/\d/);
});

it('puts somebody who was removed back in their place', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  await addUser(lookout, 'ben');
  const page = await addUser(lookout, 'kofi');
  const order = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-source-id]')].map((row) => row.getAttribute('data-source-id')),
    );
  const before = await order();
  expect(before).toHaveLength(3);
  await page.getByRole('button', { name: /^Remove Ben/ }).click();
  await until('two people', async () => (await order()).length === 2);
  await page.locator('.toast', { hasText: text('sources_removed', 'Ben Okafor') }).waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await until('three people', async () => (await order()).length === 3);
  expect(await order()).toEqual(before);
});
