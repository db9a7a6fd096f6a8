import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { freePort } from '@/e2e/harness/free-port';
import { type Lookout, openLookout, POPUP } from '@/e2e/harness/lookout';
import { speakingBuild } from '@/e2e/harness/speaking-build';
import { createSandbox, type Sandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { buildExtension } from './build-extension';
import { ensureBrowser, ensureFirefox } from './install-browser';
import { shownMessages } from './languages/locale-files';
import { PEOPLE } from './screenshots/add-people';
import { takeFirefoxPopups } from './screenshots/firefox-popup';
import { fileName, galleryDocument, isMain, isTaken, planned, type Taken } from './screenshots/gallery-document';
import { liveEvening } from './screenshots/live-evening';
import { ensurePictureFonts } from './screenshots/picture-fonts';
import { EMPTY_SCENES, EVENING_SCENES, OFFLINE_SCENES, type Scene } from './screenshots/scenes';
import { takeStories } from './screenshots/story-pictures';
import { STORY_SCENES } from './screenshots/story-scenes';
import { type Variant, variants } from './screenshots/variants';

/**
 * `npm run screenshots [ids of variants, stories, firefox]`: takes the pictures of README and gallery, with data from
 * the sandbox read by a real check, and writes the gallery's page.
 */
const DOCS = path.resolve(import.meta.dirname, '..', 'docs');
const FOLDER = path.join(DOCS, 'screenshots');
const OPTIONS = { width: 1180, height: 780 };
/** Timeout of a scene's steps, ms. */
const PAGE_TIMEOUT_MS = 10_000;
/** Quality of the pictures outside README, of 100. */
const QUALITY = 72;

interface Stage {
  lookout: Lookout;
  sandbox: Sandbox;
  variant: Variant;
}

/** Returns how many. */
async function take(stage: Stage, scenes: readonly Scene[]): Promise<number> {
  const { lookout, variant } = stage;
  const wanted = scenes.filter((scene) => isTaken(scene, variant));
  const zoom = variant.zoom ?? 1;
  for (const scene of wanted) {
    const page = await lookout.context.newPage();
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    const isPopup = scene.page.startsWith('popup');
    // A popup grows with the zoom: it keeps its width.
    const size = isPopup ? POPUP : { width: OPTIONS.width / zoom, height: OPTIONS.height / zoom };
    await page.setViewportSize(size);
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: variant.forcedColors ? 'active' : 'none' });
    await forgetPlaces(lookout);
    await page.goto(lookout.address(scene.page));
    await page.locator('main').waitFor();
    // A failed picture is reported, and the others are taken.
    const failed = await scene.act?.(page, stage).then(
      () => null,
      (error: unknown) => error,
    );
    if (failed) console.error(`${scene.name}-${variant.id}: ${failed}`);
    if (failed) process.exitCode = 1;
    // Images and everything after the first paint.
    await page.waitForTimeout(600);
    await photograph(page, { scene, variant }, size);
    // Pages store their scroll position when left, which has to happen before the next one opens.
    await page.goto('about:blank');
    await page.close();
  }
  return wanted.length;
}

/** Enlarges the window and waits until the page is laid out for it. */
async function stretch(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction((height) => innerHeight === Math.round(height), size.height);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function photograph(page: Page, shot: Taken, size: { width: number; height: number }): Promise<void> {
  // A window as tall as the page, so that sticky parts are at its edges.
  const height = shot.scene.whole ? await page.evaluate(() => document.documentElement.scrollHeight) : 0;
  if (height > size.height) await stretch(page, { ...size, height });
  writeFileSync(path.join(FOLDER, fileName(shot)), await pictureOf(page, shot));
}

/** README's pictures are lossless; the browser compresses the many others to a tenth of the size. */
async function pictureOf(page: Page, shot: Taken): Promise<Buffer> {
  if (isMain(shot)) return page.screenshot();
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  return Buffer.from(data, 'base64');
}

/** Each scene starts at the top of the feed without filters: pages restore both from the scene before. */
async function forgetPlaces(lookout: Lookout): Promise<void> {
  await lookout.driver.evaluate(async () =>
    (globalThis as unknown as Chrome).chrome.storage.session.remove(['view:popup', 'view:feed']),
  );
}

interface Chrome {
  chrome: { storage: { session: { remove(keys: string[]): Promise<void> } } };
}

async function takeAll(stage: Stage): Promise<number> {
  const { lookout, sandbox } = stage;
  const before = await take(stage, EMPTY_SCENES);
  await liveEvening(lookout, sandbox);
  return before + (await take(stage, EVENING_SCENES));
}

async function main(): Promise<void> {
  ensurePictureFonts();
  const executable = ensureBrowser();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-screenshots-'));
  const env = { WXT_TRAKT_API_ORIGIN: origin, WXT_TRAKT_AUTH_ORIGIN: origin };
  const only = process.argv.slice(2);
  const all = variants();
  const isWanted = (id: string) => only.length === 0 || only.includes(id);
  let count = 0;
  try {
    const built = only.join() === 'firefox' ? '' : await buildExtension({ outDir, env });
    if (only.length === 0) rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const variant of all.filter(({ id }) => isWanted(id))) {
      const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
      const { close } = await serveSandbox(sandbox, port);
      const copy = variant.language ? speakingBuild(built, shownMessages(variant.language)) : null;
      const extension = copy?.folder ?? built;
      const { colorScheme, zoom: scale = 1 } = variant;
      const look = { executable, extension, origin, colorScheme, viewport: OPTIONS, scale } as const;
      const lookout = await openLookout({ ...look, headless: true, protocol: 'v2', loopbackOnly: true });
      const stage = { lookout, sandbox, variant };
      try {
        count += await takeAll(stage);
        await close();
        count += await take(stage, OFFLINE_SCENES);
      } finally {
        await lookout.close();
        await close();
        copy?.remove();
      }
    }
    const [variant] = all;
    if (variant && isWanted('stories')) {
      count += await takeStories({
        executable,
        extension: built,
        photograph: (page, scene, size) => photograph(page, { scene, variant }, size),
      });
    }
    if (isWanted('firefox')) {
      const extension = await buildExtension({ outDir, browser: 'firefox', env });
      count += await takeFirefoxPopups({
        executable: ensureFirefox(),
        extension,
        port,
        folder: FOLDER,
        people: PEOPLE,
      });
    }
    const scenes = [...EMPTY_SCENES, ...EVENING_SCENES, ...OFFLINE_SCENES];
    writeFileSync(path.join(DOCS, 'gallery.md'), galleryDocument(planned(scenes, STORY_SCENES, all)));
    console.log(`Taken: ${count} pictures in ${FOLDER}`);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
