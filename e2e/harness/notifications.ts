import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';

declare const chrome: Browser;

/** Chromium has one call more than the polyfill's types. */
type Notifications = Browser['notifications'] & { getPermissionLevel(): Promise<'granted' | 'denied'> };

/** Ids of the extension's notifications that the browser shows now, none where the person has switched them off. */
export async function shownNotifications(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    if (!chrome.notifications) return [];
    const level = await (chrome.notifications as Notifications).getPermissionLevel();
    return level === 'denied' ? [] : Object.keys(await chrome.notifications.getAll());
  });
}

export interface RaisedNotification {
  id: string;
  title: string;
  message: string;
}

/**
 * Reads what a notification says from the row of the feed it belongs to: Chromium's `getAll` tells ids only, and both say
 * the same where all of a card is to be told. What stands in the feed only is said by the row alone.
 *
 * @param feed a page showing popup.html
 */
export async function wordsOf(feed: Page, id: string): Promise<RaisedNotification | null> {
  const row = feed.locator(`[data-card-id="${id}"]`);
  if ((await row.count()) === 0) return null;
  const [title, message] = await Promise.all([
    row.locator('[id$="-title"]').textContent(),
    row.locator('[id$="-detail"]').textContent(),
  ]);
  return { id, title: title?.trim() ?? '', message: message?.trim() ?? '' };
}
