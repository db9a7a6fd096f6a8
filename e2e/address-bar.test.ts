import { expect, it } from 'vitest';
import { enterInAddressBar, typeInAddressBar } from './harness/address-bar';
import { violations } from './harness/axe';
import { seedCards, someCards } from './harness/seed-cards';
import { stage } from './harness/stage';
import { addUser, rows } from './harness/steps';
import { until } from './harness/until';

it('suggests titles and people after the keyword, opens what is known around them, and searches', async () => {
  const { lookout, sandbox } = await stage();
  await (await addUser(lookout, 'mia')).close();
  const { cards, unread } = someCards(60, Date.now());
  const [first] = cards;
  const show = { title: 'A & B <i>"C"</i>', year: 2020, ids: { trakt: 77, slug: 'a-b-c' } };
  const hostile = { ...first, activities: [{ ...first?.activities[0], show }], facets: [['show:a-b-c', 1]] };
  await seedCards(lookout.driver, lookout.database, { cards: [hostile as never, ...cards.slice(1)], unread });
  const before = sandbox.control.requests().length;
  await lookout.stopWorker();
  const found = await typeInAddressBar(lookout, 'sever');
  expect(found).toEqual([{ content: 'show:severance', description: 'All activity on Severance' }]);
  const [quoted] = await typeInAddressBar(lookout, '"c"');
  expect(quoted?.content).toBe('show:a-b-c');
  expect(await typeInAddressBar(lookout, 'no such thing')).toEqual([]);

  const page = await lookout.context.newPage();
  await page.bringToFront();
  await enterInAddressBar(lookout, 'show:severance', 'currentTab');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Severance' }).waitFor();
  await dialog.getByText('first seen by Lookout').waitFor();
  expect(await violations(page)).toEqual([]);

  // From the title to a person and back, by keyboard.
  await dialog.getByRole('button', { name: 'Ben' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('heading', { name: 'Last 30 days' }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await until('the focus on the way back', async () => (await focused()) === 'Back');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await until('the focus on the name', async () => (await focused()) === 'Ben');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // The same again, in the same tab, then words of one's own.
  await enterInAddressBar(lookout, 'user:mia', 'currentTab');
  await dialog.getByRole('heading', { name: /^Mia/ }).waitFor();
  await page.keyboard.press('Escape');
  const opened = lookout.context.waitForEvent('page');
  await enterInAddressBar(lookout, 'slow horses', 'newForegroundTab');
  const search = await opened;
  await search.locator('#feed-search').waitFor();
  await until(
    'the words in the field',
    async () => (await search.locator('#feed-search').inputValue()) === 'slow horses',
  );
  await until('only what has the words', async () => {
    const all = await rows(search).allTextContents();
    return all.length > 0 && all.every((each) => each.includes('Slow Horses'));
  });
  // Below the field: who else, from the search.
  await search.getByRole('button', { name: 'All activity on Slow Horses' }).press('Enter');
  await search.getByRole('dialog').getByRole('heading', { name: 'Slow Horses' }).waitFor();
  await search.keyboard.press('Escape');
  await until('the focus to return', async () =>
    search.evaluate(() => document.activeElement?.textContent === 'All activity on Slow Horses'),
  );
  expect(sandbox.control.requests()).toHaveLength(before);
});

it('leads from the charts to what is known around a title and a person', async () => {
  const { lookout } = await stage();
  const popup = await lookout.openPopup();
  await popup.getByText('Your list is empty').waitFor();
  await popup.close();
  await seedCards(lookout.driver, lookout.database, someCards(60, Date.now()));
  const tab = await lookout.context.newPage();
  await tab.goto(lookout.address('feed.html#pictures'));
  const who = tab.getByRole('button', { name: 'All activity on Severance' });
  await who.press('Enter');
  await tab.getByRole('dialog').getByRole('heading', { name: 'Severance' }).waitFor();
  expect(await violations(tab)).toEqual([]);
  await tab.keyboard.press('Escape');
  await until('the focus to return', () => who.evaluate((each) => each === document.activeElement));
  await tab.getByRole('button', { name: 'About Zoe' }).press('Enter');
  await tab.getByRole('dialog').getByRole('heading', { name: 'Zoe' }).waitFor();
});
