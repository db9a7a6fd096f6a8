import { expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import { command } from './harness/command';
import { arrived } from './harness/option-views';
import { stage } from './harness/stage';
import { addUser, dismissToast, someNotifications } from './harness/steps';
import { until } from './harness/until';

it('says each condition as a sentence, set by keyboard, and notifies of nothing else', async () => {
  const { lookout, sandbox } = await stage();
  const page = await addUser(lookout, 'mia');
  await dismissToast(page);
  await page.getByRole('link', { name: text('options_filters'), exact: true }).press('Enter');
  await arrived(page, text('options_filters'));
  const { keyboard } = page;
  const said = page.getByRole('list', { name: text('conditions_title') }).getByRole('listitem');
  const least = page.getByLabel(text('conditions_ratings_from'));
  await least.focus();
  await keyboard.press('8');
  await said.getByText(text('conditions_ratings_least', 8), { exact: true }).waitFor();
  await keyboard.press('Tab');
  await keyboard.press('3');
  await said.getByText(text('conditions_ratings_ends', 8, 3), { exact: true }).waitFor();
  await page.getByLabel(text('conditions_never')).focus();
  await keyboard.type('trailer, recap');
  await keyboard.press('Enter');
  await until('both sentences', async () => (await said.count()) === 2);
  expect(await said.last().textContent()).toContain('trailer');
  expect(await said.last().textContent()).toContain('recap');

  // On a person's page, as what applies to them.
  await page.getByRole('link', { name: text('options_sources'), exact: true }).press('Enter');
  await arrived(page, text('options_sources'));
  await page.getByRole('link', { name: text('sources_rules_named', 'Mia Lindqvist') }).press('Enter');
  await page.getByText(text('filters_inherits', text('conditions_ratings_ends', 8, 3))).waitFor();

  const [one = '', two = ''] = sandbox.world.movies.map(({ ids }) => ids.slug);
  sandbox.control.event({ user: 'mia', action: 'rating', movie: one, rating: 7 });
  await command(lookout.driver, 'checkNow');
  expect(await lookout.notifications()).toEqual([]);
  sandbox.control.event({ user: 'mia', action: 'rating', movie: two, rating: 8 });
  await command(lookout.driver, 'checkNow');
  expect(await someNotifications(lookout)).toHaveLength(1);
});
