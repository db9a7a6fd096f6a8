import { type Lookout, POPUP } from '@/e2e/harness/lookout';
import type { Sandbox } from '@/sandbox/app';
import { settled, still } from '@/scripts/stories/play';
import { isTaken } from './gallery-document';
import { photograph } from './photograph';
import type { Scene } from './scenes';
import type { Variant } from './variants';

/** The window of pages other than popups, CSS px. */
export const OPTIONS = { width: 1180, height: 780 };
/** Timeout of a scene's steps, ms. */
const PAGE_TIMEOUT_MS = 10_000;
/** How long nothing may have changed before a page is photographed. */
const QUIET_MS = 600;

/** A browser in which scenes are photographed. */
export interface Stage {
  lookout: Lookout;
  sandbox: Sandbox;
  variant: Variant;
  /** Where the pictures go. */
  folder: string;
}

/** Returns how many. */
export async function takeScenes(stage: Stage, scenes: readonly Scene[]): Promise<number> {
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
    // Keys and wheel belong to what comes after the first paint.
    await settled(page);
    await page.evaluate(still(QUIET_MS));
    // A failed picture is reported, and the others are taken.
    const failed = await scene.act?.(page, stage).then(
      () => null,
      (error: unknown) => error,
    );
    if (failed) console.error(`${scene.name}-${variant.id}: ${failed}`);
    if (failed) process.exitCode = 1;
    // Images and everything after the first paint.
    await page.evaluate(still(QUIET_MS));
    await photograph(page, { scene, variant }, size, stage.folder);
    // Pages store their scroll position when left, which has to happen before the next one opens.
    await page.goto('about:blank');
    await page.close();
  }
  return wanted.length;
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
