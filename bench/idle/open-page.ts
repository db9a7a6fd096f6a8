import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { builtExtension } from '@/bench/built';
import { bundle } from '@/bench/popup/bundle';
import { launchChromium } from '@/e2e/harness/launch-chromium';
import { ensureBrowser } from '@/scripts/install-browser';

/** A page of the extension without its worker, in which `entry` has run: code of the background can run there alone. */
export async function openExtensionPage(entry: string): Promise<{ page: Page; close(): Promise<void> }> {
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
  try {
    const page = await browser.context.newPage();
    await page.goto(browser.address('manifest.json'));
    await page.evaluate(script);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
