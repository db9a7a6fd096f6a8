import type { Locator, Page } from 'playwright-core';
import type { StreamState } from '@/utils/store/schema';
import { command } from './command';
import type { Lookout } from './lookout';
import { snapshotButCount } from './store-snapshot';
import { until } from './until';

/** Actions of a person, by the labels on screen. */

/** Adds somebody in options and waits until their past is marked as read. Returns the options page. */
export async function addUser(lookout: Lookout, name: string): Promise<Page> {
  const options = await lookout.openOptions('sources');
  const field = options.getByLabel('Person or show');
  await field.fill(name);
  const sources = options.locator('[data-source-id]');
  const before = await sources.count();
  // On the original API nothing is looked up before it is asked for, and any word may be a show's slug too.
  if (lookout.database.startsWith('lookout:v1')) await field.press('Enter');
  await options.getByRole('button', { name: /^Add (?!everyone|more|people)/ }).click();
  await sources.nth(before).waitFor();
  // Waits for the other streams too: new people are not read last.
  const unread = options.locator('[data-source-id]:not([data-state="ok"], [data-state="failing"])');
  await until('all to have been read', async () => (await unread.count()) === 0);
  await firstCheck(lookout);
  return options;
}

/** Imports a settings file in options, and waits until every stream in it was read once. */
export async function importSettings(lookout: Lookout, file: object): Promise<void> {
  const options = await lookout.openOptions('data');
  const buffer = Buffer.from(JSON.stringify({ format: 'lookout/settings', version: 1, ...file }));
  await options.getByLabel('Import settings').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
  await options.getByRole('button', { name: 'Apply' }).click();
  await firstCheck(lookout);
  await options.close();
}

/**
 * Waits until every stream was read once and no check is under way. A check that reads the follow list for the first
 * time ends before the listings of the people on it are read.
 */
export async function firstCheck({ driver, database }: Lookout): Promise<void> {
  await until('the first check to end', () =>
    driver.evaluate(async (name) => {
      const held = (await navigator.locks.query()).held ?? [];
      if (held.some((lock) => lock.name === 'lookout:poll')) return false;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const streams = await new Promise<StreamState[]>((resolve) => {
        const request = db.transaction('streams').objectStore('streams').getAll();
        request.onsuccess = () => resolve(request.result);
      });
      db.close();
      const people = (streams.find(({ key }) => key === 'follows')?.cursor?.people ?? []) as { slug: string }[];
      const isListed =
        people.length === 0 || people.some(({ slug }) => streams.some(({ key }) => key.endsWith(`:${slug}`)));
      return isListed && streams.length > 0 && streams.every(({ lastRead }) => lastRead !== null);
    }, database),
  );
}

/** Waits for another second: Trakt's times have no fractions, so what happens in this one may be dated before it. */
export async function anotherSecond(): Promise<void> {
  const next = Math.ceil(Date.now() / 1000) * 1000;
  await until('another second', () => Date.now() > next);
}

/** Waits until the worker has stored what it stores on installation. */
export async function installationStored({ driver, database }: Lookout): Promise<void> {
  let last = '';
  await until('the installation to be stored', async () => {
    const before = last;
    const { settings, stores } = await snapshotButCount(driver, database);
    last = JSON.stringify([settings, stores]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return 'seenRelease' in (settings as object) && 'birth' in stores && last === before;
  });
}

/** Closes the latest toast if it is still open: no test depends on when it closes by itself. */
export async function dismissToast(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>('.toast-close')?.click());
  await page.locator('.toast').waitFor({ state: 'detached' });
}

/** Presses "Check now" in a popup and waits for the end of the check. Closes the toast of an earlier check first. */
export async function checkNow(popup: Page): Promise<void> {
  const button = popup.getByRole('button', { name: 'Check now', disabled: false });
  await dismissToast(popup);
  await button.click();
  await popup
    .locator('[role="status"]')
    .getByText(/\d new|New activity|othing new|ouldn’t|Trakt|Lookout/)
    .waitFor();
}

export const rows = (popup: Page): Locator => popup.getByRole('feed').getByRole('article');

export const unreadRows = (popup: Page): Locator => rows(popup).and(popup.locator('[data-read="false"]'));

/** Notifications also of rows on screen, for tests that watch both. */
export async function notifyAlways({ driver }: Lookout): Promise<void> {
  await command(driver, 'setPreferences', { skipVisible: false });
}

/** Waits for a notification and returns the ids of all. */
export async function someNotifications(lookout: Lookout): Promise<string[]> {
  return until('a notification', async () => {
    const ids = await lookout.notifications();
    return ids.length > 0 ? ids : null;
  });
}
