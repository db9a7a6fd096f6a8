import { expect, it } from 'vitest';
import { violations } from './harness/axe';
import { stage } from './harness/stage';
import { addUser, checkNow, rows, unreadRows } from './harness/steps';
import { until } from './harness/until';

it('paints its rows without waking a stopped worker', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  await lookout.stopWorker();
  const popup = await lookout.openPopup();
  await rows(popup).nth(20).waitFor();
  expect(await lookout.workerIsRunning()).toBe(false);
});

it('marks all as read, and undoes that', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  sandbox.control.event({ user: 'mia', action: 'scrobble', movie: 'spirited-away-2001' });
  sandbox.control.event({ user: 'mia', action: 'rating', movie: 'parasite-2019', rating: 9 });
  const popup = await lookout.openPopup();
  await checkNow(popup);
  await unreadRows(popup).nth(1).waitFor();
  expect(await lookout.badge()).toBe('2');

  await popup.getByRole('button', { name: 'Mark all read' }).click();
  await until('all to be read', async () => (await unreadRows(popup).count()) === 0);
  await until('the badge to be empty', async () => (await lookout.badge()) === '');
  expect(await lookout.notifications()).toEqual([]);
  await popup.getByRole('button', { name: 'Undo' }).click();
  await until('both to be back', async () => (await unreadRows(popup).count()) === 2);
  await until('the badge to be back', async () => (await lookout.badge()) === '2');
});

it('opens its menus above bars and rows', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  for (const opener of [popup.locator('.tool[aria-haspopup]'), popup.locator('[data-row-menu]').first()]) {
    await opener.click();
    const items = popup.getByRole('menuitem');
    await items.first().waitFor();
    // Not by `evaluateAll`, which the content policy stops in Firefox 140.
    const covered = await popup.evaluate(() =>
      [...document.querySelectorAll('[role="menuitem"]')].flatMap((item) => {
        const { x, y, width, height } = item.getBoundingClientRect();
        return item.contains(document.elementFromPoint(x + width / 2, y + height / 2)) ? [] : [item.textContent];
      }),
    );
    expect(covered).toEqual([]);
    await popup.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
  }
});

it.each(['light', 'dark'] as const)('has no accessibility violation, %s', async (colorScheme) => {
  const { lookout, sandbox } = await stage({ colorScheme });
  const empty = await lookout.openPopup();
  await empty.getByText('Your list is empty').waitFor();
  expect(await violations(empty)).toEqual([]);
  await addUser(lookout, 'mia');
  sandbox.control.event({ user: 'mia', action: 'rating', movie: 'parasite-2019', rating: 9 });
  const popup = await lookout.openPopup();
  await checkNow(popup);
  await unreadRows(popup).first().waitFor();
  expect(await violations(popup)).toEqual([]);
});
