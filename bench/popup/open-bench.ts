import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { ORIGIN } from '@/bench/built';
import { bundle } from '@/bench/popup/bundle';
import { launchChromium } from '@/e2e/harness/launch-chromium';
import { until } from '@/e2e/harness/until';
import { buildExtension } from '@/scripts/build-extension';
import { ensureBrowser } from '@/scripts/install-browser';
import { databaseName } from '@/utils/server/connection';

interface Bench {
  context: BrowserContext;
  /** A page of the extension that is not measured; `seed` has run in it. */
  driver: Page;
  address: (page: string) => string;
  /** Name of the extension's database. */
  database: string;
  close(): Promise<void>;
}

interface BenchOptions {
  /** A module that provides functions to `driver`. */
  seed: string;
  /** Keeps the browser's profile; left out: a new one, deleted afterwards. */
  profile?: string | null;
  /** Adds pages to the built extension. */
  prepare?: (extension: string, database: string) => void;
}

/** The built extension in a headless Chromium. */
export async function openBench({ seed, profile = null, prepare }: BenchOptions): Promise<Bench> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-bench-'));
  const env = { WXT_TRAKT_API_ORIGIN: ORIGIN, WXT_TRAKT_AUTH_ORIGIN: ORIGIN, WXT_TRAKT_CLIENT_ID: 'bench' };
  const extension = await buildExtension({ outDir, env });
  const database = databaseName({ protocol: 'v2', apiOrigin: ORIGIN });
  prepare?.(extension, database);
  const common = { executable: ensureBrowser(), extension, headless: true, loopbackOnly: true } as const;
  const browser = await launchChromium({ ...common, ...(profile && { profile }) });
  const { context, id } = browser;
  const close = async () => {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  try {
    const address = (page: string) => `chrome-extension://${id}/${page}`;
    const isOpen = () => context.pages().some((tab) => tab.url().startsWith(address('')));
    if (!profile) await until('the page that the installation opens', isOpen);
    const driver = await context.newPage();
    await driver.goto(address('manifest.json'));
    await driver.evaluate(await bundle(seed));
    return { context, driver, address, database, close };
  } catch (error) {
    await close();
    throw error;
  }
}
