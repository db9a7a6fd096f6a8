import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import arabic from '@/public/_locales/ar/messages.json';
import { STORIES } from '@/scripts/stories/stories';
import { violations } from './harness/axe';
import { cutWords } from './harness/cut-words';
import { lostFocus } from './harness/lost-focus';
import { storyStage } from './harness/story-stage';

/** Every state of popup and feed page, as `scripts/stories` draws them. */
const SCREENS = STORIES.filter(({ page }) => page === 'popup.html' || page.startsWith('feed.html'));

/** So many in one browser. */
const AT_ONCE = 12;
const PARTS = Array.from({ length: Math.ceil(SCREENS.length / AT_ONCE) }, (_, part) => {
  const screens = SCREENS.slice(part * AT_ONCE, (part + 1) * AT_ONCE);
  return { screens, from: screens[0]?.name, to: screens.at(-1)?.name };
});

/** What depends on colours: all else is the same in each look. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

const NARROW = { width: 320, height: 600 };
/** A popup grows with the zoom up to 800 x 600 px: at 200 % it keeps its width. A tab of 1,000 px does not. */
const zoomed = (page: string) => (page === 'popup.html' ? { width: 400, height: 300 } : { width: 500, height: 400 });

/** Said otherwise: read aloud, or by the mark that stands for the name. */
const SAID = '.heard, .top-name';

type Look = Parameters<Page['emulateMedia']>[0];

/** The page follows a frame later: its theme is an attribute. */
async function wear(page: Page, look: Look): Promise<void> {
  await page.emulateMedia(look);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** axe reads a colour of letters that the browser does not say it has replaced: the one it says is what is painted. */
const PAINTED = `for (const each of document.querySelectorAll('body *')) {
  each.style.setProperty('-webkit-text-fill-color', getComputedStyle(each).color);
}`;

/** The kinds of elements on a page, by all that a colour may depend on; those that were seen need no second look. */
const KINDS = `[...new Set([...document.querySelectorAll('body *')].map((each) =>
  [each.tagName, ...each.classList, ...[...each.attributes].filter(({ name }) => /^(aria-(pressed|expanded|disabled|current)|data-read|disabled)$/.test(name)).map(({ name, value }) => name + value)].join()))]`;

const seen = new Set<string>();

it.each(PARTS)(
  'is well for axe in each look, and cuts off neither words nor the focus: $from to $to',
  async ({ screens }) => {
    const { open } = await storyStage();
    const found: string[] = [];
    for (const story of screens) {
      const page = await open(story, zoomed(story.page));
      const note = (how: string, lines: string[]) =>
        found.push(...lines.map((line) => `${story.name}, ${how}: ${line}`));
      note('light', await violations(page));
      const unseen = (await page.evaluate<string[]>(KINDS)).filter((kind) => !seen.has(kind));
      for (const kind of unseen) seen.add(kind);
      if (unseen.length > 0) {
        await wear(page, { colorScheme: 'dark' });
        note('dark', await violations(page, COLOURS));
        await wear(page, { colorScheme: 'light', forcedColors: 'active' });
        await page.evaluate(PAINTED);
        note('forced colours', await violations(page, COLOURS));
        await wear(page, { colorScheme: 'light', forcedColors: 'none' });
      }
      note('200 %', [...(await cutWords(page, SAID)), ...(await lostFocus(page))]);
      await page.setViewportSize(NARROW);
      note('narrow', await cutWords(page, SAID));
    }
    expect(found).toEqual([]);
  },
);

it.each(PARTS)('cuts no words off in Arabic: $from to $to', async ({ screens }) => {
  const { open } = await storyStage(arabic);
  const found: string[] = [];
  for (const story of screens) {
    const note = (how: string, lines: string[]) => found.push(...lines.map((line) => `${story.name}, ${how}: ${line}`));
    const page = await open(story, zoomed(story.page));
    note('200 %', await cutWords(page, SAID));
    await page.setViewportSize(NARROW);
    note('narrow', await cutWords(page, SAID));
  }
  expect(found).toEqual([]);
});
