import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { type RaisedNotification, shownNotifications, wordsOf } from '@/e2e/harness/notifications';

declare const chrome: Browser;

/** Where no row tells what a notification says: one that stands for many. */
const UNKNOWN = { title: 'Several activities', message: 'see the popup' };

/** How long a row may take to arrive in the feed, ms, before the page is loaded anew. */
const ROW_DEADLINE = 2000;

async function read(feed: Page, id: string): Promise<RaisedNotification> {
  if (id.startsWith('summary:')) return { id, ...UNKNOWN };
  for (const again of [false, true]) {
    if (again) await feed.reload();
    await feed
      .locator(`[data-card-id="${id}"]`)
      .waitFor({ timeout: ROW_DEADLINE })
      .catch(() => {});
    const words = await wordsOf(feed, id);
    if (words) return words;
  }
  return { id, ...UNKNOWN };
}

/**
 * Tells of every notification that the browser shows, as it is raised. Asks the browser itself, in a page of the
 * extension: what it does not show is not told of.
 *
 * @param feed a page showing popup.html
 * @param dismiss true: each is dismissed once it was told of, so that the same one raised again is told of again
 * @returns stops it, after what is on show now was told of
 */
export function tellNotifications(
  feed: Page,
  dismiss: boolean,
  tell: (notification: RaisedNotification) => void,
): () => Promise<void> {
  let running = true;
  let known = new Set<string>();
  const look = async () => {
    const shown = await shownNotifications(feed);
    for (const id of shown) if (!known.has(id)) tell(await read(feed, id));
    if (dismiss) await feed.evaluate((ids) => Promise.all(ids.map((id) => chrome.notifications.clear(id))), shown);
    known = new Set(dismiss ? [] : shown);
  };
  const loop = async () => {
    while (running) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await look();
  };
  // The browser may be closed at any moment, which ends this too.
  const ended = loop().catch(() => {});
  return async () => {
    running = false;
    await ended;
  };
}
