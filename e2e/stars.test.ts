import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { text } from '@/tests/builders/text';
import { violations } from './harness/axe';
import { command } from './harness/command';
import { seedCards, someCards } from './harness/seed-cards';
import { stage } from './harness/stage';
import { addUser, dismissToast, rows } from './harness/steps';
import { until } from './harness/until';

declare const chrome: Browser;

const COUNT = 60;

it('stars rows by key, button and menu, filters them, takes them back, and keeps them until all is deleted', async () => {
  const { lookout } = await stage();
  const world = someCards(COUNT, Date.now());
  const first = await lookout.openPopup();
  await first.getByText('Your list is empty').waitFor();
  await seedCards(lookout.driver, lookout.database, world);
  await first.close();

  const popup = await lookout.openPopup();
  await rows(popup).nth(5).waitFor();
  // Drawn after the rows: what is above them, and the keys.
  await popup.locator('#chip-people').waitFor();
  const starred = popup.getByRole('img', { name: 'Starred' });
  const count = (wanted: number) => until(`${wanted} stars`, async () => (await starred.count()) === wanted);
  const filter = popup.getByRole('button', { name: 'Starred', exact: true });

  const avatarAt = () => rows(popup).first().locator('.row-who').boundingBox();
  const place = await avatarAt();
  await rows(popup).first().focus();
  await popup.keyboard.press('s');
  await count(1);
  expect(await avatarAt()).toEqual(place);
  await rows(popup).nth(1).hover();
  await rows(popup).nth(1).getByRole('button', { name: 'Star', exact: true }).click();
  await count(2);
  await dismissToast(popup);
  await rows(popup).nth(2).focus();
  await popup.keyboard.press('.');
  await popup.getByRole('menuitem', { name: /^Star/ }).click();
  await count(3);
  await popup.locator('.toast', { hasText: text('star_starred') }).waitFor();

  // The newest star is taken back by the one Undo.
  await popup.keyboard.press('Control+z');
  await count(2);

  await filter.click();
  await until('only starred rows', async () => (await rows(popup).count()) === 2);
  expect(await filter.getAttribute('aria-pressed')).toBe('true');
  expect(await violations(popup)).toEqual([]);

  // The page redraws while the row has the focus: the row leaves the filter once the focus has left it.
  await dismissToast(popup);
  await rows(popup).first().focus();
  await popup.keyboard.press('s');
  await count(1);
  await popup.locator('.toast', { hasText: text('star_removed') }).waitFor();
  await popup.keyboard.press('Control+z');
  await count(2);
  await popup.keyboard.press('?');
  await popup.getByText('Star or remove star').waitFor();
  await popup.keyboard.press('Escape');
  await popup.close();

  const kept = () =>
    lookout.driver.evaluate(async (key) => {
      const found = (await chrome.storage.local.get(key))[key] as unknown[] | undefined;
      return found?.length ?? 0;
    }, `stars:${lookout.database}`);
  expect(await kept()).toBe(2);

  const options = await lookout.openOptions('data');
  await options.getByText('Deletes everything in the feed, starred items included.').waitFor();
  await options.getByRole('button', { name: 'Delete all activity' }).click();
  await options.getByText('includes starred items').waitFor();
  await options.getByRole('button', { name: 'Delete', exact: true }).click();
  await options.getByText(`${COUNT} items deleted.`).waitFor();
  expect(await kept()).toBe(0);
});

it('keeps a star and its row although the browser has lost the store', async () => {
  const { lookout } = await stage();
  await (await addUser(lookout, 'mia')).close();
  const popup = await lookout.openPopup();
  const row = rows(popup).nth(2);
  await row.waitFor();
  // Before all is drawn, a key may come too early.
  await popup.getByText('Nothing unread').waitFor();
  await row.focus();
  await popup.keyboard.press('s');
  await row.getByRole('img', { name: 'Starred' }).waitFor();
  const id = await row.getAttribute('data-card-id');
  const words = await row.locator('.row-title').textContent();
  await popup.close();
  await lookout.stopWorker();
  await lookout.driver.evaluate(
    (name) =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => done();
        // A blocked request is not final: the store is deleted once the last page has closed its connection.
        request.onerror = () => failed(request.error);
      }),
    lookout.database,
  );
  await command(lookout.driver, 'checkNow');
  const again = await lookout.openPopup();
  await rows(again).nth(2).waitFor();
  await again.getByRole('button', { name: 'Starred', exact: true }).click();
  await until('only the starred row', async () => (await rows(again).count()) === 1);
  expect(await rows(again).first().getAttribute('data-card-id')).toBe(id);
  expect(await rows(again).first().locator('.row-title').textContent()).toBe(words);
});
