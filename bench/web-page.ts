import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { bundle } from '@/bench/popup/bundle';
import { ensureBrowser } from '@/scripts/install-browser';

/** For machines that are busy, ms. */
const START_TIMEOUT_MS = 300_000;

export interface WebPage {
  /** Folder with what the browser stores. */
  profile: string;
  /** Starts the browser, runs the script in an empty page, then `work`; afterwards the browser is closed. */
  open<T>(work: (page: Page) => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * An empty web page in a headless Chromium, for modules that need a real database but no extension.
 *
 * @param entry a module that provides functions to the page
 */
export async function serveWebPage(entry: string): Promise<WebPage> {
  const script = await bundle(entry);
  const profile = mkdtempSync(path.join(tmpdir(), 'lookout-page-'));
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!doctype html>'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    profile,
    async open(work) {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: ensureBrowser(),
        headless: true,
        timeout: START_TIMEOUT_MS,
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      });
      try {
        // esbuild wraps named functions in this helper, which functions evaluated in a page would not find there.
        await context.addInitScript({ content: 'globalThis.__name ??= (fn) => fn;' });
        const page = await context.newPage();
        await page.goto(address, { timeout: START_TIMEOUT_MS });
        await page.evaluate(script);
        return await work(page);
      } finally {
        await context.close();
      }
    },
    close() {
      server.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
