import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { command } from './harness/command';
import { stage } from './harness/stage';
import { addUser, rows, unreadRows } from './harness/steps';
import { until } from './harness/until';

/** Number of rows above the line between new and old; null without a line. */
const rowsAboveLine = (page: Page) =>
  page.evaluate(() => {
    const line = document.querySelector('.line');
    if (!line) return null;
    const isAbove = (row: Element) => Boolean(row.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING);
    return [...document.querySelectorAll('[role="article"]')].filter(isAbove).length;
  });

it('keeps the line below all unread rows, even after a row in the middle is read', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  const films = sandbox.world.movies.slice(0, 3).map(({ ids }) => ids.slug);
  for (const movie of films) sandbox.control.event({ user: 'mia', action: 'rating', movie, rating: 8 });
  await command(lookout.driver, 'checkNow');
  const popup = await lookout.openPopup();
  await unreadRows(popup).nth(2).waitFor();
  await until('the line', async () => (await rowsAboveLine(popup)) === 3);

  const middle = rows(popup).nth(1);
  await middle.hover();
  await middle.getByRole('button', { name: 'Mark as read' }).click();
  await until('the row to be read', async () => (await unreadRows(popup).count()) === 2);
  expect(await rowsAboveLine(popup)).toBe(3);
  await until('the badge', async () => (await lookout.badge()) === '2');
  await popup.close();

  const again = await lookout.openPopup();
  await unreadRows(again).nth(1).waitFor();
  expect(await rowsAboveLine(again)).toBe(3);
});

it('says that nothing is unread where that is all that is asked for', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  const popup = await lookout.openPopup();
  await rows(popup).nth(3).waitFor();
  await popup.getByRole('button', { name: 'Unread', exact: true }).click();
  await popup.getByRole('heading', { name: 'Nothing unread' }).waitFor();
  expect(await popup.getByText('Nothing found').count()).toBe(0);
  await popup.getByRole('button', { name: 'Show all activity' }).click();
  await rows(popup).nth(3).waitFor();
});
