import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { type RaisedNotification, shownNotifications } from '@/e2e/harness/notifications';
import { until } from '@/e2e/harness/until';

declare const chrome: Browser;

/**
 * Tells of every notification that the browser shows, as it is raised, in its own words. Asks the browser itself, in a
 * page of the extension: what it does not show is not told of.
 *
 * @param feed a page of the extension
 * @param raised all that was asked for, see `recorded-build`
 * @param dismiss true: each is dismissed once it was told of, so that the same one raised again is told of again
 * @returns stops it, after what is on show now was told of
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
      // What is asked for is heard a moment before it is on show, but by another way.
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
  // The browser may be closed at any moment, which ends this too.
  const ended = loop().catch(() => {});
  return async () => {
    running = false;
    await ended;
  };
}
