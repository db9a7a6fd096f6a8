import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { shownMessages } from '@/scripts/languages/locale-files';
import { violations } from './harness/axe';
import { lostFocus } from './harness/lost-focus';
import { cutWhenZoomedOrNarrow, PARTS, zoomed } from './harness/story-screens';
import { storyStage } from './harness/story-stage';

/** Rules that depend on colors; everything else is the same in each theme. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

type Look = Parameters<Page['emulateMedia']>[0];

/** The page follows a frame later: its theme is an attribute. */
async function applyTheme(page: Page, look: Look): Promise<void> {
  await page.emulateMedia(look);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** axe reads a text color that the browser has replaced without reporting it; the reported one is painted. */
const PAINTED = `for (const each of document.querySelectorAll('body *')) {
  each.style.setProperty('-webkit-text-fill-color', getComputedStyle(each).color);
}`;

/** Kinds of elements on a page, by everything a color may depend on; kinds already seen are not checked again. */
const KINDS = `[...new Set([...document.querySelectorAll('body *')].map((each) =>
  [each.tagName, ...each.classList, ...[...each.attributes].filter(({ name }) => /^(aria-(pressed|expanded|disabled|current)|data-read|disabled)$/.test(name)).map(({ name, value }) => name + value)].join()))]`;

/** Kinds without a violation. A test that runs a second time checks all of its own again. */
const seen = new Set<string>();

it.each(PARTS)(
  'has no accessibility violation in any theme, and cuts off neither text nor focus: $from to $to',
  async ({ screens }) => {
    const { open } = await storyStage();
    const found: string[] = [];
    const checked = new Set<string>();
    for (const story of screens) {
      const page = await open(story, zoomed(story));
      const note = (how: string, lines: string[]) =>
        found.push(...lines.map((line) => `${story.name}, ${how}: ${line}`));
      note('light', await violations(page));
      const unseen = (await page.evaluate<string[]>(KINDS)).filter((kind) => !seen.has(kind) && !checked.has(kind));
      for (const kind of unseen) checked.add(kind);
      if (unseen.length > 0) {
        await applyTheme(page, { colorScheme: 'dark' });
        note('dark', await violations(page, COLOURS));
        // Playwright cannot ask Firefox for forced colors.
        if (inject('browser') === 'chromium') {
          await applyTheme(page, { colorScheme: 'light', forcedColors: 'active' });
          await page.evaluate(PAINTED);
          note('forced colours', await violations(page, COLOURS));
        }
        await applyTheme(page, { colorScheme: 'light', forcedColors: 'none' });
      }
      note('200 %', await lostFocus(page));
      found.push(...(await cutWhenZoomedOrNarrow(page, story)));
    }
    expect(found).toEqual([]);
    for (const kind of checked) seen.add(kind);
  },
);

it.each(PARTS)('cuts off no text in Arabic: $from to $to', async ({ screens }) => {
  const { open } = await storyStage({ messages: shownMessages('ar') });
  const found: string[] = [];
  for (const story of screens) {
    found.push(...(await cutWhenZoomedOrNarrow(await open(story, zoomed(story)), story)));
  }
  expect(found).toEqual([]);
});
