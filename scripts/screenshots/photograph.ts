import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { fileName, isMain, type Taken } from './gallery-document';

/** Quality of the pictures outside README, of 100. */
const QUALITY = 72;

interface Size {
  width: number;
  height: number;
}

/** Enlarges the window and waits until the page is laid out for it. */
async function stretch(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction((height) => innerHeight === Math.round(height), size.height);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Writes the picture of a page into a folder. @param size of the window, CSS px */
export async function photograph(page: Page, shot: Taken, size: Size, folder: string): Promise<void> {
  // A window as tall as the page, so that sticky parts are at its edges.
  const height = shot.scene.whole ? await page.evaluate(() => document.documentElement.scrollHeight) : 0;
  if (height > size.height) await stretch(page, { ...size, height });
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  writeFileSync(path.join(folder, fileName(shot)), await pictureOf(page, shot));
}

/** README's pictures are lossless; the browser compresses the many others to a tenth of the size. */
async function pictureOf(page: Page, shot: Taken): Promise<Buffer> {
  if (isMain(shot)) return page.screenshot();
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  return Buffer.from(data, 'base64');
}
