import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shownMessages } from '@/scripts/languages/locale-files';
import { sizeOf } from '@/scripts/stories/play';
import { STORIES, type Story } from '@/scripts/stories/stories';
import { text } from '@/tests/builders/text';
import { command } from './harness/command';
import { coveredControls, lostClicks } from './harness/lost-clicks';
import { stage } from './harness/stage';
import { addUser, rows, unreadRows } from './harness/steps';
import { zoomed } from './harness/story-screens';
import { storyStage } from './harness/story-stage';
import { until } from './harness/until';

/** One state for each kind of control and of what may stand over others: menus, panels, notices, dialogs. */
const STATES = [
  'popup-feed',
  'popup-snooze-menu',
  'feed-people',
  'feed-tab',
  'feed-pictures',
  'options-sources-removed',
  'options-filters-saved',
  'options-data-delete',
  'options-welcome',
];

function storyNamed(name: string): Story {
  const found = STORIES.find((story) => story.name === name);
  if (!found) throw new Error(`There is no state ${name}`);
  return found;
}

const stories = STATES.map(storyNamed);

/** 1180 px at 200 %; popups keep their width. */
const atDouble = (story: Story) => (story.page.startsWith('options') ? { width: 590, height: 430 } : zoomed(story));
const NARROW = { width: 320, height: 600 };

/** What the two checks above find in a page where one control is covered and another one moves. */
async function plantedFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll<HTMLElement>('.empty a, .empty button');
    if (!first || !second) throw new Error('The page has changed');
    first.addEventListener('mousedown', () => first.style.setProperty('margin-block-start', '90px'));
    const over = document.createElement('div');
    over.className = 'over';
    document.body.append(over);
    const { left, top, width, height } = second.getBoundingClientRect();
    const place = { left: `${left}px`, top: `${top + scrollY}px`, width: `${width}px`, height: `${height}px` };
    Object.assign(over.style, { position: 'absolute', zIndex: '9', ...place });
  });
  return lostClicks(page, new Set());
}

it('covers no control at any size, and none moves while it is pressed', async () => {
  const { open } = await storyStage();
  const found: string[] = [];
  // The same kind of control is pressed once.
  const seen = new Set<string>();
  for (const story of stories) {
    const page = await open(story, sizeOf(story));
    found.push(...(await lostClicks(page, seen)).map((line) => `${story.name}: ${line}`));
    for (const size of [atDouble(story), NARROW]) {
      await page.setViewportSize(size);
      found.push(...(await coveredControls(page)).map((line) => `${story.name}, ${size.width} px: ${line}`));
    }
  }
  expect(found).toEqual([]);

  const empty = storyNamed('popup-no-sources');
  const faults = await plantedFaults(await open(empty, sizeOf(empty)));
  expect(faults).toEqual([
    expect.stringContaining('under div.over'),
    expect.stringContaining('moves between press and release'),
  ]);
});

it('covers no control with the largest text, in Arabic, as wide as usual and 320 px', async () => {
  const { open } = await storyStage({ messages: shownMessages('ar') });
  const found: string[] = [];
  const seen = new Set<string>();
  for (const each of stories) {
    const story = { ...each, settings: { ...each.settings, textSize: 'larger' as const } };
    const page = await open(story, sizeOf(story));
    found.push(...(await coveredControls(page)).map((line) => `${story.name}: ${line}`));
    await page.setViewportSize(NARROW);
    found.push(...(await lostClicks(page, seen)).map((line) => `${story.name}, 320 px: ${line}`));
  }
  expect(found).toEqual([]);
});

/** Presses a control, lets something happen, and releases it. */
async function hold(page: Page, control: Locator, meanwhile: () => Promise<unknown>): Promise<void> {
  const box = await control.boundingBox();
  if (!box) throw new Error('The control is not drawn');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await meanwhile();
  await page.mouse.up();
}

it('counts a click although news arrives while it is pressed, and keeps notices off what deletes for good', async () => {
  const { lookout, sandbox } = await stage();
  const film = (place: number, rating: number) => {
    sandbox.control.event({
      user: 'mia',
      action: 'rating',
      movie: sandbox.world.movies[place]?.ids.slug ?? '',
      rating,
    });
    return command(lookout.driver, 'checkNow');
  };
  await (await addUser(lookout, 'ben')).close();
  const options = await addUser(lookout, 'mia');
  await film(0, 8);
  await film(1, 8);
  const popup = await lookout.openPopup();
  await unreadRows(popup).nth(1).waitFor();
  await popup.bringToFront();
  const row = rows(popup).nth(1);
  await row.hover();
  await hold(popup, row.getByRole('button', { name: text('menu_read') }), async () => {
    await film(2, 9);
    await popup.getByRole('button', { name: text.plural('popup_new', 1), exact: true }).waitFor();
  });
  await until('a read row', async () => (await row.getAttribute('data-read')) === 'true');

  await options.bringToFront();
  const ben = options.getByRole('button', { name: text('sources_pause_named', 'Ben Okafor') });
  await ben.scrollIntoViewIfNeeded();
  const last = options.locator('[data-source-id="user:mia"] .source-last');
  await hold(options, ben, async () => {
    const before = await last.textContent();
    await film(3, 2);
    await until('the last act', async () => (await last.textContent()) !== before);
  });
  await options.getByRole('button', { name: text('sources_resume_named', 'Ben Okafor') }).waitFor();

  await options.getByRole('link', { name: text('options_data'), exact: true }).click();
  await options.getByLabel(text('keep_days')).selectOption('7');
  await options.locator('.toast').waitFor();
  await options.getByRole('button', { name: text('delete_all') }).click();
  for (const [width, height] of [
    [1180, 860],
    [590, 430],
    [320, 600],
  ] as const) {
    await options.setViewportSize({ width, height });
    expect(await coveredControls(options), `${width} px`).toEqual([]);
  }
});
