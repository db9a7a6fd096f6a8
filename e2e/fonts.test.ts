import { expect, inject, it } from 'vitest';
import { shownMessages } from '@/scripts/languages/locale-files';
import { cutWhenZoomedOrNarrow, PARTS, zoomed } from './harness/story-screens';
import { storyStage } from './harness/story-stage';

/** The first is the font of all other tests, such as `stories.test.ts`. */
const [first, ...others] = inject('run').fonts;

const RUNS = others.flatMap(({ family, config }) =>
  PARTS.flatMap((part) => [
    { family, config, ...part, language: 'English', messages: shownMessages('en') },
    { family, config, ...part, language: 'Arabic', messages: shownMessages('ar') },
  ]),
);

it('lays out pages with one known font on every machine', async () => {
  const { open } = await storyStage();
  const [story] = PARTS[0]?.screens ?? [];
  if (!story) throw new Error('There are no stories');
  const page = await open(story, zoomed(story));
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.row-title' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  const families = new Set(fonts.map(({ familyName }) => familyName));
  if (first) expect([...families]).toEqual([first.family]);
  expect(families.size).toBeGreaterThan(0);
});

it.each(RUNS)('cuts off no text in $family, $language: $from to $to', async ({ config, messages, screens }) => {
  const { open } = await storyStage({ messages, fonts: config });
  const found: string[] = [];
  for (const story of screens) {
    found.push(...(await cutWhenZoomedOrNarrow(await open(story, zoomed(story)), story)));
  }
  expect(found).toEqual([]);
});
