import type { BrowserContext, Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { databaseName } from '@/utils/server/connection';
import type { BrowserName } from './browser';
import type { Firefox } from './firefox';
import { type LaunchOptions, launchChromium } from './launch-chromium';
import { launchFirefox } from './launch-firefox';
import { shownNotifications } from './notifications';
import { makeDue } from './store-snapshot';
import { until } from './until';

declare const chrome: Browser;

export interface LookoutOptions extends LaunchOptions {
  /** Left out: Chromium. */
  browser?: BrowserName;
  /** Settings of Firefox, as in about:config. */
  preferences?: Record<string, string | number | boolean>;
  protocol: 'v1' | 'v2';
  /** Origin of the API that the extension was built for. */
  origin: string;
  /** Which page of the extension is the driver; left out: one that shows nothing of it. */
  driverPage?: string;
  /** True: the profile was used before, so nothing is installed, and no page opens by itself. */
  again?: boolean;
}

/** A browser with the built extension, and the handles to drive both. */
export interface Lookout {
  browser: BrowserName;
  /** What only Firefox has; null in Chromium. */
  firefox: Firefox | null;
  id: string;
  /** Address of a page of the extension. */
  address(page: string): string;
  /** Folder of the browser's profile. */
  profile: string;
  context: BrowserContext;
  /** A page of the extension: tests call its API here, never in the worker. */
  readonly driver: Page;
  /** Name of the extension's database. */
  database: string;
  stopWorker(): Promise<void>;
  workerIsRunning(): Promise<boolean>;
  /** Ids of the visible notifications. */
  notifications(): Promise<string[]>;
  /** The badge's text, empty if there is none. */
  badge(): Promise<string>;
  /** Lets the alarm ring with every stream due, after the end of a round that is under way, or after a while. */
  fireAlarm(): Promise<void>;
  /** popup.html in a tab of the popup's size. */
  openPopup(): Promise<Page>;
  openOptions(section?: string): Promise<Page>;
  /**
   * Updates the extension to what its folder holds now; all its pages are closed. `stopWorker` stays with the old one.
   */
  update(): Promise<void>;
  close(): Promise<void>;
  /** See `browser`. */
  crash(): Promise<void>;
}

/** The popup's maximum size, CSS pixels. */
export const POPUP = { width: 400, height: 600 };

export async function openLookout(options: LookoutOptions): Promise<Lookout> {
  const launch = options.browser === 'firefox' ? launchFirefox : launchChromium;
  const { name, context, id, address, profile, background, firefox, reload, close, crash } = await launch(options);
  const database = databaseName({ protocol: options.protocol, apiOrigin: options.origin });
  const open = async (page: string) => {
    const tab = await context.newPage();
    await tab.goto(address(page));
    return tab;
  };
  try {
    // On installation, the extension opens its options in any empty tab: the test's pages open afterwards.
    const isOpen = () => context.pages().some((tab) => tab.url().startsWith(address('options.html')));
    if (!options.again) await until('the options to open', isOpen);
    let driver = await open(options.driverPage ?? 'manifest.json');
    const worker = await background(driver);
    return {
      browser: name,
      firefox,
      id,
      address,
      profile,
      context,
      get driver() {
        return driver;
      },
      database,
      stopWorker: worker.stop,
      workerIsRunning: worker.isRunning,
      notifications: () => shownNotifications(driver),
      badge: () => driver.evaluate(async () => chrome.action.getBadgeText({})),
      async fireAlarm() {
        await makeDue(driver, database);
        // After an update, the new worker has to set it first.
        const before = await until('the alarm, which exists while somebody is watched', () =>
          driver.evaluate(async () => chrome.alarms.get('tick')),
        );
        await driver.evaluate(
          async (periodInMinutes) => chrome.alarms.create('tick', { delayInMinutes: 0.001, periodInMinutes }),
          before.periodInMinutes ?? 5,
        );
        await until('the alarm to have rung', () =>
          driver.evaluate(async () => ((await chrome.alarms.get('tick'))?.scheduledTime ?? 0) > Date.now() + 1000),
        );
      },
      async openPopup() {
        const popup = await context.newPage();
        await popup.setViewportSize(POPUP);
        await popup.goto(address('popup.html'));
        return popup;
      },
      openOptions: (section) => open(section ? `options.html#${section}` : 'options.html'),
      async update() {
        // The browser closes the pages of the previous version.
        await reload();
        await driver.close().catch(() => {});
        driver = await until('the new version', () => open('manifest.json').catch(() => null));
      },
      close,
      crash,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
