import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '@/e2e/harness/launch-chromium';
import { act, fill, settled, sizeOf, worldOf } from '@/scripts/stories/play';
import { putStandIn } from '@/scripts/stories/stand-in';
import { STORY_SCENES, storyOf } from './story-scenes';

interface Given {
  executable: string;
  /** Folder of the extension, built for Chromium. */
  extension: string;
  /** Writes the picture of a scene. */
  photograph: (
    page: Page,
    scene: (typeof STORY_SCENES)[number],
    size: { width: number; height: number },
  ) => Promise<void>;
}

/** Pictures of {@link STORY_SCENES}. Returns how many. */
export async function takeStories({ executable, extension, photograph }: Given): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-stories-'));
  cpSync(extension, folder, { recursive: true });
  await putStandIn(folder);
  const { context, address, close } = await launchChromium({
    executable,
    extension: folder,
    headless: true,
    colorScheme: 'light',
    loopbackOnly: true,
  });
  try {
    const page = await context.newPage();
    for (const scene of STORY_SCENES) {
      const story = storyOf(scene.name);
      // Pages store their scroll position when left: that has to happen before the next world.
      await page.goto(address('manifest.json'));
      await fill(page, worldOf(story, true));
      await page.setViewportSize(sizeOf(story));
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(address(story.page));
      await settled(page);
      await act(page, story.act);
      await photograph(page, scene, sizeOf(story));
    }
    return STORY_SCENES.length;
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}
