import { expect, it } from 'vitest';
import { DAY } from '@/utils/lib/time';
import { seedCards, someCards } from './harness/seed-cards';
import { stage } from './harness/stage';
import { addUser, rows } from './harness/steps';
import { snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

it('deletes what is older than the chosen limit at the next check, but nothing starred', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  // All of it is older than a week.
  const world = someCards(40, Date.now() - 10 * DAY);
  await seedCards(lookout.driver, lookout.database, world);
  const ids = new Set(world.cards.map(({ id }) => id));
  const left = async () => {
    const { cards = [] } = (await snapshot(lookout.driver, lookout.database)).stores;
    return (cards as { id: string }[]).map(({ id }) => id).filter((id) => ids.has(id));
  };
  expect(await left()).toHaveLength(40);

  // Nobody else has that name.
  const popup = await lookout.openPopup();
  await popup.locator('#feed-search').fill('zoe');
  await until('her rows', async () => (await rows(popup).first().textContent())?.includes('Zoe'));
  await rows(popup).first().focus();
  await popup.keyboard.press('s');
  await popup.getByRole('img', { name: 'Starred' }).waitFor();
  const starred = await rows(popup).first().getAttribute('data-card-id');

  const options = await lookout.openOptions('data');
  await options.getByLabel('Keep activity for').selectOption('7');
  await options.getByText('Saved').first().waitFor();
  await lookout.fireAlarm();
  await until('one row of them', async () => (await left()).length === 1);
  expect(await left()).toEqual([starred]);
});
