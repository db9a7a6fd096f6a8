import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { freePort } from '@/e2e/harness/free-port';
import { openLookout } from '@/e2e/harness/lookout';
import { speakingBuild } from '@/e2e/harness/speaking-build';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { directionOf } from '@/utils/lib/direction';
import { buildExtension } from './build-extension';
import { ensureBrowser } from './install-browser';
import { shownMessages } from './languages/locale-files';
import { type Listing, readListing, STORE } from './release/listing';
import { liveEvening } from './screenshots/live-evening';
import { abovePage, besidePopup, logo, marquee, SIZES, type Size, tile } from './store-pictures/canvas';
import { isPopup, photograph, SCALE, SHOTS, WIDE } from './store-pictures/shots';

/**
 * `npm run store-pictures [languages]`: the pictures of the listings, from real pages with an evening in the sandbox
 * and the captions of `docs/store/<language>.json`. Without a language: English. The repository has those; others are
 * for uploading and ignored by git.
 */
const PICTURES = path.join(STORE, 'pictures');

type Name = keyof Listing['captions'];
type Photos = Record<Name, Buffer>;

/** Photographs of all pages in one language. */
async function takePhotos(executable: string, built: string, port: number, language: string): Promise<Photos> {
  const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const { origin, close } = await serveSandbox(sandbox, port);
  const copy = speakingBuild(built, shownMessages(language));
  const look = { executable, extension: copy.folder, origin, viewport: WIDE, scale: SCALE } as const;
  const lookout = await openLookout({ ...look, headless: true, protocol: 'v2', loopbackOnly: true });
  try {
    await liveEvening(lookout, sandbox);
    const photos: Partial<Photos> = {};
    for (const name of Object.keys(SHOTS) as Name[]) photos[name] = await photograph(lookout, SHOTS[name]);
    return photos as Photos;
  } finally {
    await lookout.close();
    await close();
    copy.remove();
  }
}

/** Draws a document of exactly this size. PNG. */
async function draw(browser: Browser, html: string, size: Size, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: size });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await page.screenshot({ omitBackground: true }));
  await page.close();
  console.log(path.relative(process.cwd(), file));
}

async function drawAll(browser: Browser, language: string, photos: Photos): Promise<void> {
  const { name, summary, captions } = readListing(language);
  const words = { language, direction: directionOf(language), name };
  const folder = path.join(PICTURES, language);
  let number = 0;
  for (const [key, caption] of Object.entries(captions) as [Name, string][]) {
    const shot = SHOTS[key];
    const html = isPopup(shot)
      ? besidePopup(words, caption, photos[key])
      : abovePage(words, caption, photos[key], shot.colorScheme === 'dark');
    number += 1;
    await draw(browser, html, SIZES.screenshot, path.join(folder, `${number}-${key}.png`));
  }
  await draw(browser, marquee(words, summary, photos.feed), SIZES.marquee, path.join(folder, 'marquee.png'));
  if (language !== 'en') return;
  await draw(browser, tile(words), SIZES.tile, path.join(PICTURES, 'tile.png'));
  await draw(browser, logo(), SIZES.logo, path.join(PICTURES, 'logo.png'));
}

async function main(): Promise<void> {
  const languages = process.argv.length > 2 ? process.argv.slice(2) : ['en'];
  const executable = ensureBrowser();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-store-pictures-'));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: executable, args: root });
  try {
    const built = await buildExtension({
      outDir,
      env: { WXT_TRAKT_API_ORIGIN: origin, WXT_TRAKT_AUTH_ORIGIN: origin },
    });
    for (const language of languages)
      await drawAll(browser, language, await takePhotos(executable, built, port, language));
  } finally {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
