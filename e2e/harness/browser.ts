import type { BrowserContext, Page } from 'playwright-core';
import type { Firefox } from './firefox';

export type BrowserName = 'chromium' | 'firefox';

/** The extension's worker in Chromium, its event page in Firefox. */
export interface BackgroundControl {
  isRunning(): Promise<boolean>;
  /** Really stops it, as the browser does after 30 idle seconds. Returns when it is gone. */
  stop(): Promise<void>;
}

/** A browser that runs, with the built extension in it. */
export interface Launched {
  name: BrowserName;
  context: BrowserContext;
  /** The part of its pages' addresses that stands for the extension. */
  id: string;
  /** Address of a page of the extension. */
  address(page: string): string;
  /** Folder of the browser's profile. */
  profile: string;
  /** @param driver a page of the extension, which stays open */
  background(driver: Page): Promise<BackgroundControl>;
  /** What only Firefox has; null in Chromium. */
  firefox: Firefox | null;
  /** Has the browser read the extension's folder again, as when an update arrives. */
  reload(): Promise<void>;
  close(): Promise<void>;
  /** The browser is gone from one moment to the next, as in a crash. */
  crash(): Promise<void>;
}
