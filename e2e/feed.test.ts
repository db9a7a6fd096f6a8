import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Activity } from '@/utils/activity/activity';
import { violations } from './harness/axe';
import { openedPages } from './harness/clicks';
import { type Seeded, seedCards, someCards } from './harness/seed-cards';
import { stage } from './harness/stage';
import { rows, unreadRows } from './harness/steps';
import { until } from './harness/until';

declare const chrome: Browser;

const COUNT = 420;

async function seeded(): Promise<Awaited<ReturnType<typeof stage>> & { world: Seeded }> {
  const staged = await stage();
  const { lookout } = staged;
  const world = someCards(COUNT, Date.now());
  const first = await lookout.openPopup();
  await first.getByText('Your list is empty').waitFor();
  await seedCards(lookout.driver, lookout.database, world);
  await first.close();
  return { ...staged, world };
}

const keys = async (page: Page, ...all: string[]) => {
  for (const key of all) await page.keyboard.press(key);
};
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-card-id') ?? null);

/** Scrolls to the end of the feed and returns the number of rows, by the last one's position. */
async function countToEnd(page: Page): Promise<number> {
  await until('the end of the feed', async () => {
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
    // The last rows are drawn only after scrolling to them; until then their space is reserved.
    return page.evaluate(() => {
      const [end, last] = [
        document.querySelector('.feed-end'),
        [...document.querySelectorAll('[role=article]')].at(-1),
      ];
      if (!last || end?.textContent !== 'No more activity.') return false;
      return end.getBoundingClientRect().top - last.getBoundingClientRect().bottom < 40;
    });
  });
  const place = await rows(page).last().getAttribute('aria-posinset');
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  return Number(place);
}

/** True if there are rows and the text is in each. */
async function allSay(page: Page, words: string): Promise<boolean> {
  const said = await rows(page).allTextContents();
  return said.length > 0 && said.every((each) => each.includes(words));
}

/** In light and dark. */
async function bothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violations(page)).map((each) => `${colorScheme} ${each}`));
  }
  return found;
}

it('filters and searches by keyboard alone', async () => {
  const { lookout, world } = await seeded();
  const count = (fits: (activity: Activity) => boolean) =>
    world.cards.filter(({ activities: [a] }) => a && fits(a)).length;
  const popup = await lookout.openPopup();
  await popup.locator('#feed-search').waitFor();
  expect(await countToEnd(popup)).toBe(COUNT);

  await keys(popup, '/');
  await popup.keyboard.type('slow mia');
  await until('the search', () => allSay(popup, 'Slow Horses'));
  expect(await countToEnd(popup)).toBe(count(({ user, show }) => user.slug === 'mia' && show?.title === 'Slow Horses'));
  await popup.keyboard.type(' zzz');
  await popup.getByText('Nothing found').waitFor();
  expect(await bothThemes(popup)).toEqual([]);
  await keys(popup, 'Escape');
  await rows(popup).first().waitFor();
  expect(await popup.locator('#feed-search').inputValue()).toBe('');

  // In order from the field: unread, starred, people, titles, kinds, actions.
  await keys(popup, 'Tab', 'Space');
  await until('the unread ones alone', async () => (await rows(popup).count()) === world.unread.size);
  await keys(popup, 'Space', 'Tab', 'Tab', 'Enter');
  await popup.locator('.facet', { hasText: 'Ben' }).locator('input').waitFor();
  expect(await bothThemes(popup)).toEqual([]);
  await popup.locator('.facet', { hasText: 'Ben' }).locator('input').focus();
  await keys(popup, 'Space', 'Escape');
  await until('Ben alone', () => allSay(popup, 'Ben'));
  expect(await countToEnd(popup)).toBe(count(({ user }) => user.slug === 'ben'));
  expect(await popup.evaluate(() => document.activeElement?.id)).toBe('chip-people');
  await keys(popup, 'Tab', 'Tab', 'Tab', 'Enter');
  await popup.locator('.facet', { hasText: 'Rated' }).locator('input').focus();
  await keys(popup, 'Space', 'Escape');
  const both = count(({ user, action }) => user.slug === 'ben' && action === 'rating');
  await until('what Ben rated', () => allSay(popup, 'rated'));
  expect(await countToEnd(popup)).toBe(both);
  expect(await bothThemes(popup)).toEqual([]);

  // The filter is restored when the popup opens again, and one button clears it.
  await popup.close();
  const again = await lookout.openPopup();
  await again.getByRole('button', { name: 'Clear all filters' }).waitFor();
  expect(await countToEnd(again)).toBe(both);
  await again.getByRole('button', { name: 'Clear all filters' }).press('Enter');
  await until('everything', async () => (await rows(again).count()) > both);
});

it('runs every action of a row by keyboard alone', async () => {
  const { lookout, world } = await seeded();
  const opened = await openedPages(lookout);
  const [first, second] = world.cards;
  const popup = await lookout.openPopup();
  await popup.locator('#feed-search').waitFor();
  const row = popup.locator(`[data-card-id="${first?.id}"]`);
  await keys(popup, 'j');
  expect(await focused(popup)).toBe(first?.id);
  await keys(popup, 'm');
  await until('the mark to go', async () => (await row.getAttribute('data-read')) === 'true');
  await until('the badge to follow', async () => (await lookout.badge()) === '4');
  await keys(popup, 'm');
  await until('the mark to be back', async () => (await row.getAttribute('data-read')) === 'false');

  await keys(popup, '.');
  await popup.getByRole('menu').waitFor();
  expect(await bothThemes(popup)).toEqual([]);
  await keys(popup, 'Escape');
  expect(await popup.getByRole('menu').count()).toBe(0);
  expect(await focused(popup)).toBe(first?.id);
  const who = first?.activities[0]?.user;
  // Open, mark as read, star, copy, who else, about, mute.
  await keys(popup, '.', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await popup.getByRole('dialog').getByText('first seen by Lookout').waitFor();
  expect(await bothThemes(popup)).toEqual([]);
  await keys(popup, 'Escape');
  expect(await popup.getByRole('dialog').count()).toBe(0);
  await row.focus();
  await keys(popup, '.', ...Array.from({ length: 6 }, () => 'ArrowDown'), 'Enter', 'End', 'Enter');
  await popup.getByText(`${who?.name} is muted`).waitFor();
  const settings = await lookout.driver.evaluate(async () => (await chrome.storage.local.get('settings')).settings);
  expect(settings).toMatchObject({ mutes: [{ kind: 'user', id: who?.slug, until: null }] });
  await popup.getByRole('button', { name: 'Undo' }).press('Enter');
  await popup.getByText('is no longer muted').waitFor();

  await row.focus();
  await keys(popup, '.', 'End', 'Enter');
  await popup.getByText('is set to Notify').waitFor();
  expect(await bothThemes(popup)).toEqual([]);
  await keys(popup, 'Escape', '?');
  await popup.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
  expect(await bothThemes(popup)).toEqual([]);
  await keys(popup, 'Escape');
  expect(await popup.getByRole('dialog').count()).toBe(0);

  await popup.getByRole('button', { name: 'Snooze' }).press('Enter');
  await keys(popup, 'ArrowDown', 'Enter');
  await popup.getByRole('button', { name: /^Snoozed until/ }).waitFor();
  expect(await bothThemes(popup)).toEqual([]);

  await row.focus();
  await keys(popup, 'e');
  await until('all to be read', async () => (await unreadRows(popup).count()) === 0);
  await popup.locator(`[data-card-id="${second?.id}"]`).focus();
  await keys(popup, 'Enter');
  await until('the page at Trakt', async () => (await opened()).length > 0);
});

it('restores the scroll position, and shows the same feed with Insights in a tab', async () => {
  const { lookout, world } = await seeded();
  const popup = await lookout.openPopup();
  await popup.locator('#feed-search').waitFor();
  expect(await countToEnd(popup)).toBe(COUNT);
  const place = (page: Page) =>
    page.evaluate(() => {
      const row = [...document.querySelectorAll('[data-card-id]')].find(
        (each) => each.getBoundingClientRect().top > 130,
      );
      return row && { id: row.getAttribute('data-card-id'), top: row.getBoundingClientRect().top };
    });
  await popup.evaluate(() => scrollTo({ top: 9000, behavior: 'instant' }));
  // Positions passed on the way were stored too, and rows get their real heights once drawn: compares only what is
  // stored after nothing moves any more.
  await until('the place to be kept', async () => {
    const kept = await lookout.driver.evaluate(
      async () =>
        (await chrome.storage.session.get('view:popup'))['view:popup'] as
          | { place: { key: [number, string]; offset: number } | null }
          | undefined,
    );
    const row = kept?.place && popup.locator(`[data-card-id="${kept.place.key[1]}"]`);
    const box = row && (await row.count()) === 1 ? await row.boundingBox() : null;
    return box !== null && kept?.place && Math.abs(box.y - kept.place.offset) < 1;
  });
  const left = await place(popup);
  await popup.close();
  const again = await lookout.openPopup();
  await vi.waitFor(
    async () => expect(await place(again)).toEqual({ id: left?.id, top: expect.closeTo(left?.top ?? 0, -0.5) }),
    { timeout: 15_000, interval: 50 },
  );
  await again.close();

  const tab = await lookout.context.newPage();
  await tab.goto(lookout.address('feed.html'));
  await tab.locator('#feed-search').waitFor();
  expect(await bothThemes(tab)).toEqual([]);
  await tab.getByRole('link', { name: 'Insights' }).press('Enter');
  await tab.getByText('updates in this period').waitFor();
  await tab.getByLabel('All time').press('Space');
  await tab.getByText(`${world.cards.length} updates in this period`).waitFor();
  await tab.getByText('Show as table').press('Enter');
  const sum = await tab
    .locator('.picture-table td')
    .evaluateAll((cells) => cells.reduce((all, cell) => all + Number(cell.textContent), 0));
  expect(sum).toBe(world.cards.length);
  await tab.locator('.chart').focus();
  await keys(tab, 'End');
  await until('what a column says', async () => (await tab.locator('.chart-now').textContent())?.includes(':'));
  expect(await bothThemes(tab)).toEqual([]);

  const title = tab.locator('.titles a').first();
  const name = (await title.textContent()) ?? '';
  await title.press('Enter');
  await until('only its rows', () => allSay(tab, name));
  await until('the focus on the first row', async () => (await focused(tab)) !== null);
  await tab.goBack();
  await until(
    'the link that was left',
    async () => (await tab.evaluate(() => document.activeElement?.textContent)) === name,
  );
  expect(await tab.getByLabel('All time').isChecked()).toBe(true);
  await tab.locator('.chart').focus();
  await keys(tab, 'End', 'Enter');
  await tab.getByRole('button', { name: /^Remove period: / }).waitFor();
  await rows(tab).first().waitFor();
});
