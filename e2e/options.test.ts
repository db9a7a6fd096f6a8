import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { routeOf, titleOf } from '@/components/options/sections';
import { text } from '@/tests/builders/text';
import { applyTheme, THEMES } from './harness/apply-theme';
import { violations } from './harness/axe';
import { cutWords } from './harness/cut-words';
import { arrived, headingOf, OPTION_VIEWS } from './harness/option-views';
import { stage } from './harness/stage';
import { addUser, dismissToast } from './harness/steps';
import { until } from './harness/until';

const PLACES = [...OPTION_VIEWS, 'sources/user%3Amia'];

/** Opens a section in the same tab, as a link would. */
async function go(page: Page, place: string): Promise<void> {
  const isElsewhere = await page.evaluate((hash) => {
    const before = location.hash;
    location.hash = hash;
    return location.hash !== before;
  }, place);
  const { section, detail } = routeOf(place);
  const title = detail === '' ? text(titleOf(section)) : 'Mia Lindqvist';
  if (isElsewhere) await arrived(page, title);
  else await headingOf(page, title).waitFor();
}

/** Makes a change and waits for its "Saved": each change shows a new one, with its own Undo. */
async function saidAnew(page: Page, change: () => Promise<void>): Promise<void> {
  const note = () => page.$('.toast.saved');
  const before = await note();
  await change();
  await until('it to be said', async () => {
    const now = await note();
    return now && (await now.evaluate((one, other) => one !== other, before));
  });
}

const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);

it('has no accessibility violation in any section and theme, and cuts off no text when narrow, zoomed or right to left', async () => {
  const { lookout } = await stage();
  const page = await addUser(lookout, 'mia');
  // Colors are tested together with the popup's, in `stories.test.ts`.
  await dismissToast(page);
  const found: string[] = [];
  for (const look of THEMES) {
    await applyTheme(page, look, lookout);
    for (const place of PLACES) {
      await go(page, place);
      found.push(...(await violations(page)).map((line) => `${look} ${place}: ${line}`));
    }
  }
  await applyTheme(page, 'light', lookout);
  // 1180 px at 200 %, and a phone's width.
  for (const [width, dir] of [
    [590, 'ltr'],
    [320, 'ltr'],
    [590, 'rtl'],
  ] as const) {
    await page.setViewportSize({ width, height: 700 });
    for (const place of PLACES) {
      await go(page, place);
      await page.evaluate((wanted) => {
        document.documentElement.dir = wanted;
      }, dir);
      found.push(...(await cutWords(page)).map((line) => `${width} px, ${dir}, ${place}: ${line}`));
    }
  }
  expect(found).toEqual([]);
});

it('saves changes made by keyboard alone, says Saved, and undoes them', async () => {
  const { lookout } = await stage();
  const page = await addUser(lookout, 'mia');
  const other = await lookout.openOptions('filters');
  const { keyboard } = page;
  await page.bringToFront();
  const saved = page.getByRole('status').getByText('Saved');
  const undone = page.getByRole('status').getByText('Undone');

  // A cell: seen in another window at once, and undone.
  await page.getByRole('link', { name: 'Filters' }).focus();
  await keyboard.press('Enter');
  await arrived(page, text('options_filters'));
  await page.locator('.customize > summary').focus();
  await keyboard.press('Enter');
  const cell = page.getByLabel('Episodes, Watched');
  await cell.focus();
  await keyboard.press('ArrowUp');
  await saved.waitFor();
  expect(await cell.inputValue()).toBe('badge');
  await until(
    'the other window to follow',
    async () => (await other.getByLabel('Episodes, Watched').inputValue()) === 'badge',
  );
  await page.getByText(/in the last 7 days/i).waitFor();
  await keyboard.press('ControlOrMeta+z');
  await undone.waitFor();
  await until('the cell to be back', async () => (await cell.inputValue()) === 'notify');

  // One source's own rule.
  await go(page, 'sources');
  await page.getByRole('link', { name: 'Rules for Mia Lindqvist' }).focus();
  await keyboard.press('Enter');
  await arrived(page, 'Mia Lindqvist');
  const own = page.getByLabel(/^Movies, Rated/);
  expect(await own.inputValue()).toBe('inherit');
  await own.focus();
  await keyboard.press('ArrowDown');
  await page.getByText('1 custom rule').waitFor();
  await page.getByRole('button', { name: 'Use the settings in Filters' }).focus();
  await keyboard.press('Enter');
  await page.locator('.matrix-foot').getByText('Same as Filters').waitFor();
  await page.getByRole('button', { name: '1 hour' }).focus();
  await keyboard.press('Space');
  await page
    .getByText(/^Muted until/)
    .first()
    .waitFor();

  // Quiet time.
  await go(page, 'quiet');
  await saidAnew(page, async () => {
    await page.getByRole('button', { name: 'Nights' }).focus();
    await keyboard.press('Enter');
  });
  await page.getByText('Every day, 10:00 PM to 8:00 AM the next day').waitFor();
  await saidAnew(page, async () => {
    await page.getByRole('button', { name: /^Remove: Every day/ }).focus();
    await keyboard.press('Enter');
  });
  await page.getByRole('button', { name: 'Undo' }).focus();
  await keyboard.press('Enter');
  await page.getByText(/^Every day/).waitFor();
  await page.getByRole('button', { name: '3 hours' }).focus();
  await keyboard.press('Enter');
  await page.getByText(/^Snoozed until/).waitFor();
  await page.getByRole('button', { name: 'End snooze' }).focus();
  await keyboard.press('Enter');
  await page.getByText('Notifications aren’t snoozed').waitFor();

  // Spoilers, with an example.
  await go(page, 'notifications');
  await page.getByText('S02E05 · Low Water').waitFor();
  await page.getByRole('radio', { name: /^Hide nothing/ }).focus();
  await keyboard.press('ArrowDown');
  await until('the title to be hidden', async () => (await page.getByText('Low Water').count()) === 0);

  // The appearance applies to every page, before its first paint.
  await go(page, 'appearance');
  expect(await theme(page)).toBe('light');
  await page.getByRole('radio', { name: /^Same as system/ }).focus();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await until('the page to be dark', async () => (await theme(page)) === 'dark');
  const popup = await lookout.context.newPage();
  // Firefox runs no script of Playwright before those of an extension's page.
  const isFirefox = lookout.browser === 'firefox';
  await popup.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      const root = document.documentElement;
      root.dataset.early ??= root.dataset.theme ?? 'none';
    });
  });
  await popup.goto(lookout.address('popup.html'));
  if (!isFirefox) expect(await popup.evaluate(() => document.documentElement.dataset.early)).toBe('dark');
  expect(await theme(popup)).toBe('dark');
  expect(await theme(other)).toBe('dark');
});

it('adds many sources at once, line by line, and undoes that', async () => {
  const { lookout } = await stage();
  const page = await lookout.openOptions('sources');
  const entries = 'mia\nhttps://app.trakt.tv/profile/ben\nnobody-of-that-name\nhttps://trakt.tv/shows/severance';
  // Copied and pasted as a person does: in Firefox a paste event that a page makes brings no text.
  await page.getByRole('radio', { name: 'Several at once' }).check({ force: true });
  const lines = page.getByLabel('Names or links');
  await lines.fill(entries);
  await lines.press('ControlOrMeta+a');
  await lines.press('ControlOrMeta+x');
  await page.getByRole('radio', { name: 'One at a time' }).check({ force: true });
  await page.getByLabel('Person or show').press('ControlOrMeta+v');
  await page.getByRole('button', { name: 'Look up all' }).click();
  await page.getByText('Looked up 4 names').waitFor();
  await page.getByText('Couldn’t find this user on Trakt.').waitFor();
  await page.getByRole('button', { name: 'Add selected (3)' }).click();
  await page.getByText('3 added to your list.').waitFor();
  expect(await page.locator('.source').count()).toBe(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('the list to be empty', async () => (await page.locator('.source').count()) === 0);
  await page.getByRole('button', { name: 'Edit entries' }).click();
  expect(await page.getByLabel('Names or links').inputValue()).toContain('nobody-of-that-name');
});
