import type { Browser } from 'webextension-polyfill';
import type { Lookout } from './lookout';
import { runningWorker } from './worker-recorder';

declare const chrome: Browser;

/**
 * Trakt's addresses that are opened in tabs from now on. No request leaves the machine: in Chromium they are answered
 * here, in Firefox they fail.
 *
 * @returns what returns them, in order
 */
export async function openedPages({ context, firefox }: Lookout): Promise<() => string[] | Promise<string[]>> {
  if (firefox) return firefox.recordPages('https://app.trakt.tv/');
  const opened: string[] = [];
  await context.route('https://app.trakt.tv/**', (route) => {
    if (route.request().isNavigationRequest()) opened.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>Trakt</title>' });
  });
  return () => opened;
}

/**
 * Clicks a notification as a person would, without a desktop: dispatches the browser's own event to the worker's
 * listeners. A stopped worker is started first, as by the browser.
 */
export async function clickNotification(lookout: Lookout, id: string): Promise<void> {
  if (lookout.firefox) return lookout.firefox.clickNotification(id);
  const worker = await runningWorker(lookout);
  await worker.evaluate((clicked) => {
    const event = chrome.notifications.onClicked as unknown as { dispatch(id: string): void };
    event.dispatch(clicked);
  }, id);
}

/** The same for one of its buttons, by index. */
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
