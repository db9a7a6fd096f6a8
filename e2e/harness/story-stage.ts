import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { act, fill, settled, worldOf } from '@/scripts/stories/play';
import { putStandIn } from '@/scripts/stories/stand-in';
import type { Story } from '@/scripts/stories/stories';
import type { MessagesFile } from '@/utils/lib/messages-file';
import { applyTheme } from './apply-theme';
import type { Firefox } from './firefox';
import { lane } from './lane';
import { launchChromium } from './launch-chromium';
import { launchFirefox } from './launch-firefox';
import { speakingBuild } from './speaking-build';

export interface StoryStage {
  /** What only Firefox has; null in Chromium. */
  firefox: Firefox | null;
  /** Opens the page of a story with its world in storage and database, and runs its steps. */
  open(story: Story, size: { width: number; height: number }): Promise<Page>;
}

interface StoryStageOptions {
  /** All texts of the pages; left out: English. */
  messages?: MessagesFile;
  /** The fontconfig file with the only available font; left out: that of the whole run. */
  fonts?: string;
}

/** A browser with the built pages, and a background that answers as each story says. */
export async function storyStage({ messages, fonts }: StoryStageOptions = {}): Promise<StoryStage> {
  const { executable } = inject('run');
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-stories-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const built = lane().builds.v2;
  const spoken = messages ? speakingBuild(built, messages) : null;
  cpSync(spoken?.folder ?? built, folder, { recursive: true });
  spoken?.remove();
  await putStandIn(folder);
  const options = {
    executable,
    extension: folder,
    headless: true,
    loopbackOnly: true,
    ...(fonts ? { fonts } : {}),
  };
  const launch = inject('browser') === 'firefox' ? launchFirefox : launchChromium;
  const { context, address, close, firefox } = await launch(options);
  onTestFinished(close);
  const page = await context.newPage();
  return {
    firefox,
    async open(story, size) {
      // Pages store their scroll position when left: that has to happen before the next world.
      await page.goto(address('manifest.json'));
      await fill(page, worldOf(story, true));
      await page.setViewportSize(size);
      await applyTheme(page, 'light', { firefox });
      await page.goto(address(story.page));
      await settled(page);
      await act(page, story.act);
      return page;
    },
  };
}
