import { expect, it } from 'vitest';
import { coveredAt, keepNotice } from './harness/covered-at';
import { stage } from './harness/stage';
import { addUser, checkNow, dismissToast, rows, unreadRows } from './harness/steps';
import { until } from './harness/until';

it('shows a toast that covers nothing and disappears after 8 s, and keeps its Undo reachable', async () => {
  const { lookout } = await stage();
  const page = await addUser(lookout, 'mia');
  await dismissToast(page);
  // High enough for the row, which is otherwise scrolled into view to be clicked.
  await page.setViewportSize({ width: 1180, height: 860 });
  const before = await page.locator('h1').boundingBox();
  await page.getByRole('button', { name: 'Remove Mia Lindqvist' }).click();
  await page.locator('.toast', { hasText: 'was removed' }).waitFor();
  expect(await page.locator('h1').boundingBox()).toEqual(before);
  const sizes = [
    { width: 1180, height: 860 },
    { width: 590, height: 430 },
    { width: 320, height: 640 },
  ];
  // On a slow machine, all sizes take longer than it would stay.
  await keepNotice(page);
  expect(await coveredAt(page, sizes)).toEqual([]);
  expect(await page.locator('.toast').count()).toBe(1);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.setViewportSize({ width: 1180, height: 860 });
  await page.mouse.move(0, 0);
  await page.locator('.toast').waitFor({ state: 'detached', timeout: 20_000 });
  await page.getByRole('link', { name: 'Quiet time' }).click();
  await page.getByRole('button', { name: 'Nights' }).click();
  await page.getByRole('button', { name: 'Recent changes' }).click();
  await page.getByRole('menuitem', { name: 'Undo to here: Mia Lindqvist was removed.' }).click();
  await page.getByText('Every day, 10:00 PM').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'People & shows' }).click();
  await page.locator('[data-source-id="user:mia"]').waitFor();
});

it('keeps a filter chip under the pointer from press to release', async () => {
  const { lookout } = await stage();
  await addUser(lookout, 'mia');
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  await popup.locator('#feed-search').click();
  const chip = popup.getByRole('button', { name: 'People' });
  // During a search the chips scroll.
  await chip.scrollIntoViewIfNeeded();
  const box = await chip.boundingBox();
  if (!box) throw new Error('The chip is not drawn');
  await popup.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await popup.mouse.down();
  expect(await chip.boundingBox()).toEqual(box);
  await popup.mouse.up();
  await popup.locator('#facets').waitFor();
});

it('counts rows everywhere, and celebrates where all is read', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  for (const episode of [1, 2, 3])
    sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode });
  const popup = await lookout.openPopup();
  await checkNow(popup);
  await unreadRows(popup).first().waitFor();
  const count = await unreadRows(popup).count();
  await popup.locator('.toast', { hasText: `${count} new` }).waitFor();
  expect(await lookout.badge()).toBe(String(count));
  await popup.getByRole('button', { name: 'Unread', exact: true }).click();
  await unreadRows(popup).first().waitFor();
  await popup.getByRole('button', { name: 'Mark all read' }).click();
  await popup.getByRole('heading', { name: 'Nothing unread' }).waitFor();
  await popup.getByRole('button', { name: 'Show all activity' }).click();
  await until('all rows', async () => (await rows(popup).count()) > count);
});
