import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { type RaisedNotification, shownNotifications } from '@/e2e/harness/notifications';
import { until } from '@/e2e/harness/until';

declare const chrome: Browser;

/**
 * Prints every notification when the browser shows it, in the notification's own words. Reads the browser's own list of
 * notifications, so that it prints only what is shown.
 *
 * @param feed a page of the extension
 * @param raised the notifications requested so far, see `recorded-build`
 * @param dismiss true: dismisses each after printing it, so that the same one is printed again if raised again
 * @returns a function that prints what is shown now, and stops
 */
export function printNotifications(
  feed: Page,
  raised: () => Promise<RaisedNotification[]>,
  dismiss: boolean,
  tell: (notification: RaisedNotification) => void,
): () => Promise<void> {
  let running = true;
  let known = new Set<string>();
  const look = async () => {
    const shown = await shownNotifications(feed);
    for (const id of shown) {
      if (known.has(id)) continue;
      // A request is recorded just before the notification is shown, and on another path.
      tell(await until(`the words of ${id}`, async () => (await raised()).findLast((each) => each.id === id)));
    }
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
  // The browser may be closed at any moment, which also ends this.
  const ended = loop().catch(() => {});
  return async () => {
    running = false;
    await ended;
  };
}
