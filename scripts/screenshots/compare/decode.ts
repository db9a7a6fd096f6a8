import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { asRoot } from '@/e2e/harness/launch-chromium';
import { ensureBrowser } from '@/scripts/install-browser';
import type { Pixels } from './difference';

/** Reads a picture from a file. */
export type Decode = (file: string) => Promise<Pixels>;

/** Lets the browser decode, which knows every format that it writes. */
export async function withDecoder<T>(work: (decode: Decode) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: asRoot() });
  try {
    const page = await browser.newPage();
    return await work((file) => decodeIn(page, file));
  } finally {
    await browser.close();
  }
}

async function decodeIn(page: Page, file: string): Promise<Pixels> {
  const address = `data:image/${path.extname(file).slice(1)};base64,${readFileSync(file).toString('base64')}`;
  const { width, height, data } = await page.evaluate(async (source) => {
    const picture = await createImageBitmap(await (await fetch(source)).blob(), { colorSpaceConversion: 'none' });
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser gives no canvas');
    context.drawImage(picture, 0, 0);
    const pixels = context.getImageData(0, 0, picture.width, picture.height).data;
    const text = await new Promise<string>((done, fail) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result));
      reader.onerror = () => fail(reader.error);
      reader.readAsDataURL(new Blob([pixels]));
    });
    return { width: picture.width, height: picture.height, data: text.slice(text.indexOf(',') + 1) };
  }, address);
  return { width, height, data: new Uint8Array(Buffer.from(data, 'base64')) };
}
