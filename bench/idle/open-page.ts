import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { builtExtension } from '@/bench/built';
import { bundle } from '@/bench/popup/bundle';
import { launchChromium } from '@/e2e/harness/launch-chromium';
import { ensureBrowser } from '@/scripts/install-browser';

export interface ExtensionPage {
  page: Page;
  /** Another page, in which nothing has run yet, closed after `work`. */
  inNewPage<T>(work: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A page of the extension without its worker, in which `entry` has run: code of the background can run there alone. */
export async function openExtensionPage(entry: string): Promise<ExtensionPage> {
  const extension = mkdtempSync(path.join(tmpdir(), 'lookout-bare-'));
  cpSync(await builtExtension(), extension, { recursive: true });
  const manifest = path.join(extension, 'manifest.json');
  const { background, content_security_policy, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...rest, host_permissions: ['http://127.0.0.1/*'] }));
  const script = await bundle(entry);
  const browser = await launchChromium({ executable: ensureBrowser(), extension, headless: true, loopbackOnly: true });
  const close = async () => {
    await browser.close();
    rmSync(extension, { recursive: true, force: true });
  };
  const open = async () => {
    const page = await browser.context.newPage();
    await page.goto(browser.address('manifest.json'));
    await page.evaluate(script);
    return page;
  };
  try {
    return {
      page: await open(),
      async inNewPage(work) {
        const other = await open();
        try {
          return await work(other);
        } finally {
          await other.close();
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
