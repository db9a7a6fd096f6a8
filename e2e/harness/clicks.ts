import type { BrowserContext } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { Lookout } from './lookout';
import { runningWorker } from './worker-recorder';

declare const chrome: Browser;

/** Addresses at Trakt that are opened in tabs from now on; they are answered here, nothing goes out. */
export async function openedPages(context: BrowserContext): Promise<string[]> {
  const opened: string[] = [];
  await context.route('https://app.trakt.tv/**', (route) => {
    if (route.request().isNavigationRequest()) opened.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>Trakt</title>' });
  });
  return opened;
}

/**
 * The click of a person on a notification, where there is no desktop to click on: the browser's own event, handed to
 * the listeners that the worker has. A worker that was stopped is started first, as the browser does.
 */
export async function clickNotification(lookout: Lookout, id: string): Promise<void> {
  const worker = await runningWorker(lookout);
  await worker.evaluate((clicked) => {
    const event = chrome.notifications.onClicked as unknown as { dispatch(id: string): void };
    event.dispatch(clicked);
  }, id);
}

/** The same for one of its buttons, by its place. */
export async function pressButton(lookout: Lookout, id: string, button: number): Promise<void> {
  const worker = await runningWorker(lookout);
  await worker.evaluate(
    (pressed) => {
      const { onButtonClicked } = chrome.notifications as unknown as {
        onButtonClicked: { dispatch(id: string, button: number): void };
      };
      onButtonClicked.dispatch(pressed.id, pressed.button);
    },
    { id, button },
  );
}
