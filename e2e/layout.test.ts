import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shownMessages } from '@/scripts/languages/locale-files';
import { act, sizeOf } from '@/scripts/stories/play';
import { STORIES, type Story } from '@/scripts/stories/stories';
import { text } from '@/tests/builders/text';
import { command } from './harness/command';
import { coveredAt, keepNotice } from './harness/covered-at';
import { lostClicks } from './harness/lost-clicks';
import { stage } from './harness/stage';
import { addUser, anotherSecond, dismissToast, rows, unreadRows } from './harness/steps';
import { zoomed } from './harness/story-screens';
import { type StoryStage, storyStage } from './harness/story-stage';
import { until } from './harness/until';

/** One state for each kind of control, with the selector of what may cover others: menus, panels, toasts, questions. */
const STATES = {
  'popup-feed': null,
  'popup-snooze-menu': '.menu',
  'feed-people': '.facets',
  'feed-tab': null,
  'feed-pictures': null,
  'options-sources-removed': '.toast',
  'options-filters-saved': '.toast',
  'options-data-delete': '[role="alertdialog"]',
  'options-welcome': null,
};

function storyNamed(name: string): Story {
  const found = STORIES.find((story) => story.name === name);
  if (!found) throw new Error(`There is no state ${name}`);
  return found;
}

const stories = Object.entries(STATES).map(([name, over]) => ({ story: storyNamed(name), over }));

/** Opens a state, and waits for what may cover its controls. */
async function opened({ open }: StoryStage, story: Story, over: string | null): Promise<Page> {
  const page = await open(story, sizeOf(story));
  if (over) await page.locator(over).waitFor();
  return page;
}

/** Tabs just wider than where media queries change the feed, which a larger text does not move. */
const TABS = [
  { width: 600, height: 600 },
  { width: 500, height: 600 },
];

/** 1180 px at 200 %; popups keep their width. */
const atDouble = (story: Story) => (story.page.startsWith('options') ? { width: 590, height: 430 } : zoomed(story));
const NARROW = { width: 320, height: 600 };

/** What `lostClicks` finds in a page where one control is covered, one is cut off by a box, and one moves. */
async function plantedFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll<HTMLElement>('.empty a, .empty button');
    if (!first || !second) throw new Error('The page has changed');
    const add = (name: string, tag: 'a' | 'div', parent: Element, style: object) => {
      const part = Object.assign(document.createElement(tag), { className: name });
      Object.assign(part.style, style);
      parent.append(part);
      return part;
    };
    const frame = add('frame', 'div', first.parentElement ?? first, {
      flex: 'none',
      inlineSize: '90px',
      blockSize: '60px',
    });
    const box = add('box', 'div', frame, { blockSize: '4px', overflow: 'clip' });
    add('low', 'a', box, { display: 'block', blockSize: '40px' }).setAttribute('href', '#');
    first.addEventListener('mousedown', () => first.style.setProperty('margin-block-start', '90px'));
    const { left, top, width, height } = second.getBoundingClientRect();
    const place = { left: `${left}px`, top: `${top + scrollY}px`, width: `${width}px`, height: `${height}px` };
    add('over', 'div', document.body, { position: 'absolute', zIndex: '9', ...place });
  });
  return lostClicks(page, new Set());
}

it('covers no control at any size, and none moves while it is pressed', async () => {
  const screens = await storyStage();
  const found: string[] = [];
  // Each kind of control is pressed only once.
  const seen = new Set<string>();
  for (const { story, over } of stories) {
    const page = await opened(screens, story, over);
    await keepNotice(page);
    const covered = await coveredAt(page, [atDouble(story), NARROW], () => act(page, story.act));
    found.push(...covered.map((line) => `${story.name}, ${line}`));
    const again = await opened(screens, story, over);
    found.push(...(await lostClicks(again, seen)).map((line) => `${story.name}: ${line}`));
  }
  expect(found).toEqual([]);

  const faults = await plantedFaults(await opened(screens, storyNamed('popup-no-sources'), null));
  expect(faults).toEqual([
    expect.stringContaining('under div.over'),
    expect.stringContaining('under div.frame'),
    expect.stringContaining('moves between press and release'),
  ]);
});

it('covers no control with the largest text, in Arabic, as wide as usual, 320 px, and in tabs between', async () => {
  const screens = await storyStage({ messages: shownMessages('ar') });
  const found: string[] = [];
  const seen = new Set<string>();
  for (const { story: usual, over } of stories) {
    const story = { ...usual, settings: { ...usual.settings, textSize: 'larger' as const } };
    const page = await opened(screens, story, over);
    await keepNotice(page);
    const between = story.page.startsWith('feed.html') ? TABS : [];
    const covered = await coveredAt(page, [sizeOf(story), ...between, NARROW], () => act(page, story.act));
    found.push(...covered.map((line) => `${story.name}, ${line}`));
    found.push(...(await lostClicks(page, seen)).map((line) => `${story.name}, 320 px, pressed: ${line}`));
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

it('counts a click even if news arrives during it, and keeps toasts off buttons that delete for good', async () => {
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
  // Of ratings in the same second, the newest may not be the first row.
  await anotherSecond();
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
  // Of two ratings in the same second, none is the last.
  await anotherSecond();
  await hold(options, ben, async () => {
    const before = await last.textContent();
    await film(3, 2);
    await until('the last act', async () => (await last.textContent()) !== before);
  });
  await options.getByRole('button', { name: text('sources_resume_named', 'Ben Okafor') }).waitFor();

  await options.getByRole('link', { name: text('options_data'), exact: true }).click();
  await dismissToast(options);
  await options.getByLabel(text('keep_days')).selectOption('7');
  await options.locator('.toast').waitFor();
  await options.getByRole('button', { name: text('delete_all') }).click();
  // The question takes the focus; afterwards the notice may have it.
  await until('the question to have the focus', () =>
    options.evaluate(() => Boolean(document.activeElement?.closest('[role="alertdialog"]'))),
  );
  await keepNotice(options);
  const sizes = [{ width: 1180, height: 860 }, { width: 590, height: 430 }, NARROW];
  expect(await coveredAt(options, sizes)).toEqual([]);
  expect(await options.locator('.toast').count()).toBe(1);
});
