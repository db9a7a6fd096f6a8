import type { Page } from 'playwright-core';
import { STORIES, type Story } from '@/scripts/stories/stories';
import { cutWords } from './cut-words';

/** Every state of popup and feed page, as drawn by `scripts/stories`. */
const SCREENS = STORIES.filter(({ page }) => page === 'popup.html' || page.startsWith('feed.html'));

/** Screens per browser. */
const SCREENS_PER_BROWSER = 8;

/** The screens, divided among tests. */
export const PARTS = Array.from({ length: Math.ceil(SCREENS.length / SCREENS_PER_BROWSER) }, (_, part) => {
  const screens = SCREENS.slice(part * SCREENS_PER_BROWSER, (part + 1) * SCREENS_PER_BROWSER);
  return { screens, from: screens[0]?.name, to: screens.at(-1)?.name };
});

const NARROW = { width: 320, height: 600 };

/** A popup grows with the zoom up to 800 x 600 px: at 200 % it keeps its width. A tab of 1,000 px does not. */
export const zoomed = ({ page }: Story) =>
  page === 'popup.html' ? { width: 400, height: 300 } : { width: 500, height: 400 };

/** Repeated elsewhere: read aloud, or by the avatar that stands for the name. */
const SAID = '.heard, .top-name';

/** Words that are cut off at 200 % (the page's size, see `zoomed`) and in a narrow window, one line each. */
export async function cutWhenZoomedOrNarrow(page: Page, { name }: Story): Promise<string[]> {
  const atDouble = await cutWords(page, SAID);
  await page.setViewportSize(NARROW);
  const narrow = await cutWords(page, SAID);
  return [...atDouble.map((line) => `${name}, 200 %: ${line}`), ...narrow.map((line) => `${name}, narrow: ${line}`)];
}
