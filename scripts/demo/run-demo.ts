import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openLookout } from '@/e2e/harness/lookout';
import type { RaisedNotification } from '@/e2e/harness/notifications';
import { hearRaised, recordedBuild } from '@/e2e/harness/recorded-build';
import { firstCheck, rows, unreadRows } from '@/e2e/harness/steps';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { CAST, produceEvents } from './demo-events';
import type { DemoOptions } from './demo-options';
import { printNotifications } from './notification-lines';
import { setUpPeople } from './set-up-people';

export interface Stage {
  executable: string;
  /** Folder of the extension, built for the sandbox at `port`. */
  extension: string;
  port: number;
  /** Folder for screenshots; null: none. */
  screenshots: string | null;
  /** Id of an extension with its notifications switched off in the browser. */
  mutedExtension?: string;
  /** Aborting ends the demo early, with a clean shutdown. */
  signal: AbortSignal;
  print(line: string): void;
}

export interface Summary {
  events: number;
  notifications: number;
  rows: number;
  unread: number;
}

/** Time until the demo presses "Check now", ms: the first alarm takes longer. */
const FIRST_PRESS = 8_000;
/** How long a press waits for the button, ms: on a busy machine the page is slow, and a lost press costs a minute. */
const PRESS_TIMEOUT = 20_000;
/** Interval of further presses in a run of fixed length, ms, in addition to the alarm of every minute. */
const PRESS_EVERY = 30_000;

/** Sandbox, browser and people, as `npm start` shows them. */
export async function runDemo(options: DemoOptions, stage: Stage): Promise<Summary> {
  const { print, signal } = stage;
  const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const serving = await serveSandbox(sandbox, stage.port);
  const { folder: extension, remove } = recordedBuild(stage.extension);
  const lookout = await openLookout({
    executable: stage.executable,
    extension,
    headless: options.headless,
    protocol: 'v2',
    origin: serving.origin,
    driverPage: 'popup.html',
    handleSignals: false,
    viewport: options.headless ? { width: 1200, height: 820 } : null,
    ...(stage.mutedExtension ? { mutedExtension: stage.mutedExtension } : {}),
  });
  const { context, driver: feed } = lookout;
  const ended = new AbortController();
  signal.addEventListener('abort', () => ended.abort(), { once: true });
  context.once('close', () => ended.abort());
  const cleanUp: (() => unknown)[] = [remove, serving.close, lookout.close];
  try {
    const raised = await hearRaised(feed);
    const page = context.pages().find((tab) => tab.url().includes('options.html')) ?? (await lookout.openOptions());
    await setUpPeople(page, CAST);
    await firstCheck(lookout);
    await page.bringToFront();
    print(`Watching ${CAST.join(', ')}. Sandbox: ${serving.origin}`);
    if (!options.headless) {
      print('It checks every minute; the popup (also open in a tab) has "Check now". Ctrl-C or closing it ends it.');
    }
    let notifications = 0;
    const stopTelling = printNotifications(feed, raised, options.headless, ({ title, message }: RaisedNotification) => {
      notifications += 1;
      print(`notification: ${[title, message].filter(Boolean).join(' | ')}`);
    });
    const events = produceEvents(sandbox, options.every * 1000);
    cleanUp.push(events.stop);
    cleanUp.push(pressNow(feed, options.seconds !== null));
    await passed(options.seconds, ended.signal);
    events.stop();
    await stopTelling();
    // The browser may be closed by now.
    const [shown, unread] = await Promise.all([rows(feed).count(), unreadRows(feed).count()]).catch(() => [0, 0]);
    if (stage.screenshots && !ended.signal.aborted) await takeScreenshots(stage.screenshots);
    return { events: events.count(), notifications, rows: shown, unread };

    async function takeScreenshots(folder: string): Promise<void> {
      mkdirSync(folder, { recursive: true });
      const popup = await lookout.openPopup();
      await rows(popup).first().waitFor();
      await popup.screenshot({ path: path.join(folder, 'popup.png') });
      await page.screenshot({ path: path.join(folder, 'options.png') });
      print(`Screenshots: ${path.join(folder, 'popup.png')}, ${path.join(folder, 'options.png')}`);
    }
  } finally {
    for (const each of cleanUp.reverse()) await each();
  }
}

/** Presses "Check now" as a person would. */
function pressNow(feed: Page, again: boolean): () => void {
  const press = () => {
    feed
      .getByRole('button', { name: 'Check now' })
      // Not a mouse click, which waits for the tab to be drawn while it is behind another.
      .dispatchEvent('click', {}, { timeout: PRESS_TIMEOUT })
      .catch(() => {});
  };
  const first = setTimeout(press, FIRST_PRESS);
  const timer = again ? setInterval(press, PRESS_EVERY) : undefined;
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

function passed(seconds: number | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, seconds === null ? 2 ** 31 - 1 : seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
