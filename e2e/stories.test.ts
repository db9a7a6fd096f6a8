import { expect, it } from 'vitest';
import { shownMessages } from '@/scripts/languages/locale-files';
import { applyTheme } from './harness/apply-theme';
import { violations } from './harness/axe';
import { lostFocus } from './harness/lost-focus';
import { cutWhenZoomedOrNarrow, PARTS, zoomed } from './harness/story-screens';
import { storyStage } from './harness/story-stage';

/** Rules that depend on colors; everything else is the same in each theme. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** axe reads a text color that the browser has replaced without reporting it; the reported one is painted. */
const PAINTED = `for (const each of document.querySelectorAll('body *')) {
  each.style.setProperty('-webkit-text-fill-color', getComputedStyle(each).color);
}`;

it.each(PARTS)(
  'has no accessibility violation in any theme, and cuts off neither text nor focus: $from to $to',
  async ({ screens }) => {
    const { open, firefox } = await storyStage();
    const found: string[] = [];
    for (const story of screens) {
      const page = await open(story, zoomed(story));
      const note = (how: string, lines: string[]) =>
        found.push(...lines.map((line) => `${story.name}, ${how}: ${line}`));
      note('light', await violations(page));
      await applyTheme(page, 'dark', { firefox });
      note('dark', await violations(page, COLOURS));
      await applyTheme(page, 'forced colors', { firefox });
      await page.evaluate(PAINTED);
      note('forced colors', await violations(page, COLOURS));
      await applyTheme(page, 'light', { firefox });
      note('200 %', await lostFocus(page));
      found.push(...(await cutWhenZoomedOrNarrow(page, story)));
    }
    expect(found).toEqual([]);
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
