import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './install-browser';

/**
 * `npm run icons`: draws `assets/mark.svg` (for small sizes `mark-small.svg`, with fewer strokes) into `public/icon/`,
 * and in gray for the paused state.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
const SIZES = { icon: [16, 32, 48, 96, 128], 'icon/grey': [16, 32] };
const SMALL = 32;
const drawing = (name: string) => readFileSync(path.join(ROOT, 'assets', name), 'utf8');
const [large, small] = [drawing('mark.svg'), drawing('mark-small.svg')];
const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: root });
const page = await browser.newPage();
for (const [folder, sizes] of Object.entries(SIZES)) {
  const filter = folder === 'icon' ? 'none' : 'grayscale(1) opacity(0.75)';
  mkdirSync(path.join(ROOT, 'public', folder), { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;filter:${filter}}</style>${size > SMALL ? large : small}`,
    );
    const file = path.join(ROOT, 'public', folder, `${size}.png`);
    writeFileSync(file, await page.screenshot({ omitBackground: true }));
    console.log(path.relative(ROOT, file));
  }
}
await browser.close();
