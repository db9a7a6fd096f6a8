import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Sandbox } from '@/sandbox/app';
import { DUNE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { facetsOf } from '@/utils/activity/facets';
import { MINUTE } from '@/utils/lib/time';
import type { Card } from '@/utils/store/schema';
import { violations } from './harness/axe';
import type { Lookout } from './harness/lookout';
import { seedCards, someCards } from './harness/seed-cards';
import { stage } from './harness/stage';
import { rows } from './harness/steps';
import { until } from './harness/until';

const WRITTEN = `${'Every frame of it is a painting, and the sound shakes the seats. '.repeat(6)}[spoiler]He dies.[/spoiler]`;

function commented(at: number): Card {
  const comment = { text: WRITTEN, spoiler: false };
  const made = card('card:comment', at, [{ type: 'movie', action: 'shout', movie: DUNE, comment }]);
  return { ...made, facets: facetsOf(made.activities).map((facet): [string, number] => [facet, -at]) };
}

/** Texts of a row that its buttons cover. */
const covered = (row: Locator) =>
  row.evaluate((article) => {
    const tools = article.querySelector('.row-tools')?.getBoundingClientRect();
    if (!tools) return ['no buttons'];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNode(walker.currentNode);
      if (walker.currentNode.parentElement?.closest('.heard, .avatar')) continue;
      for (const box of range.getClientRects()) {
        const apart =
          box.right <= tools.left || box.left >= tools.right || box.bottom <= tools.top || box.top >= tools.bottom;
        if (!apart) found.push(walker.currentNode.textContent ?? '');
      }
    }
    return found;
  });

const boxOf = async (place: Locator) => JSON.stringify(await place.boundingBox());

async function openFeed(): Promise<{ popup: Page; lookout: Lookout; sandbox: Sandbox }> {
  const { lookout, sandbox } = await stage();
  const now = Date.now();
  const world = someCards(60, now);
  const first = await lookout.openPopup();
  await first.getByText('Your list is empty').waitFor();
  await seedCards(lookout.driver, lookout.database, { ...world, cards: [commented(now - MINUTE), ...world.cards] });
  await first.close();
  const popup = await lookout.openPopup();
  await rows(popup).nth(5).waitFor();
  await popup.locator('#chip-people').waitFor();
  return { popup, lookout, sandbox };
}

it('marks and mutes with the buttons of a row, which cover no text and move nothing', async () => {
  const { popup } = await openFeed();
  const row = rows(popup).nth(1);
  await row.hover();
  for (const width of [400, 320]) {
    await popup.setViewportSize({ width, height: 600 });
    for (const at of [0, 1, 2, 3]) expect(await covered(rows(popup).nth(at))).toEqual([]);
  }
  await popup.setViewportSize({ width: 400, height: 600 });

  const mark = row.locator('[data-row-mark]');
  await mark.hover();
  const before = [await boxOf(mark), await boxOf(row)];
  expect(await mark.getAttribute('aria-label')).toBe('Mark as read');
  await popup.mouse.down();
  expect([await boxOf(mark), await boxOf(row)]).toEqual(before);
  await popup.mouse.up();
  await until('a read row', async () => (await row.getAttribute('data-read')) === 'true');
  expect([await boxOf(mark), await boxOf(row)]).toEqual(before);
  expect(await mark.getAttribute('aria-label')).toBe('Mark as unread');

  await row.getByRole('button', { name: 'Mute', exact: true }).click();
  await popup
    .getByRole('menuitem', { name: /^Mute / })
    .first()
    .click();
  await popup.getByRole('menuitem', { name: '1 hour' }).click();
  await popup.getByText(/ is muted until /).waitFor();

  // By keyboard: the four buttons of the row in the tab order, and back to it with Escape.
  await row.focus();
  const names: (string | null)[] = [];
  for (let presses = 0; presses < 4; presses += 1) {
    await popup.keyboard.press('Tab');
    names.push(await popup.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null));
  }
  expect(names).toEqual(['Mark as unread', 'Star', 'Mute', 'More']);
  await popup.keyboard.press('Enter');
  await popup.getByRole('menuitem', { name: /^Open on Trakt/ }).waitFor();
  await popup.keyboard.press('Escape');
  expect(await popup.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('More');
});

it('opens a whole comment in its row without asking Trakt, spoilers hidden until asked', async () => {
  const { popup, sandbox } = await openFeed();
  const before = sandbox.log.length;
  const asked: string[] = [];
  // Firefox does not report what an extension's pages ask for; the sandbox hears of all of it.
  popup.on('request', (request) => {
    if (request.url().startsWith('http')) asked.push(request.url());
  });
  const row = rows(popup).first();
  const toggle = row.getByRole('button', { name: /^(?:Whole comment|Show less)$/ });
  expect(await toggle.textContent()).toBe('Whole comment');
  expect(await toggle.getAttribute('aria-expanded')).toBe('false');
  await toggle.click();
  await row.locator('.comment').waitFor();
  expect(await toggle.textContent()).toBe('Show less');
  expect(await toggle.getAttribute('aria-expanded')).toBe('true');
  expect(await row.textContent()).not.toContain('He dies');
  expect(await covered(row)).toEqual([]);
  expect(await violations(popup)).toEqual([]);
  await row.getByRole('button', { name: 'Show hidden text' }).click();
  await row.getByText('He dies.').waitFor();
  await until('the focus on the text', () =>
    row.evaluate((element) => element !== document.activeElement && element.contains(document.activeElement)),
  );
  // The text that has the focus goes away: its button takes it.
  await popup.keyboard.press('c');
  await row.locator('.comment').waitFor({ state: 'detached' });
  expect(await toggle.evaluate((button) => button === document.activeElement)).toBe(true);
  await popup.keyboard.press('c');
  await row.locator('.comment').waitFor();
  expect(await row.textContent()).not.toContain('He dies');
  expect(popup.url()).toContain('popup.html');
  expect(asked).toEqual([]);
  expect(sandbox.log.slice(before)).toEqual([]);
});

it('groups the feed by person or title, more of each on request, and remembers it', async () => {
  const { popup, lookout } = await openFeed();
  const heads = popup.getByRole('heading', { level: 2 });
  const choice = popup.getByLabel('Group by');
  await choice.selectOption('person');
  await heads.first().waitFor();
  await until('three people', async () => (await heads.count()) === 3);
  const names = await heads.locator('.group-name').allTextContents();
  expect([...names].sort()).toEqual(['Ben', 'Mia', 'Zoe']);
  const counts = await heads.locator('.group-count').allTextContents();
  expect(counts.reduce((sum, words) => sum + Number.parseInt(words, 10), 0)).toBe(61);
  expect(await violations(popup)).toEqual([]);

  // More rows of the first person, in place; the focus is on the first of them.
  const first = popup.getByRole('feed').first();
  expect(await first.getByRole('article').count()).toBe(5);
  await popup.getByRole('button', { name: 'Show more' }).first().click();
  await until('more rows', async () => (await first.getByRole('article').count()) > 5);
  await until('the focus on the sixth row', () =>
    popup.evaluate(() => document.activeElement === document.querySelectorAll('[data-card-id]')[5]),
  );
  await popup.keyboard.press('ArrowUp');
  expect(await popup.evaluate(() => document.activeElement === document.querySelectorAll('[data-card-id]')[4])).toBe(
    true,
  );

  // With a filter, groups have what it leaves.
  await popup.getByRole('button', { name: 'Unread', exact: true }).click();
  await until('only unread rows', async () => (await popup.locator('[data-read="true"]').count()) === 0);
  await until('all of them', async () => (await rows(popup).count()) === 5);
  await popup.getByRole('button', { name: 'Clear all filters' }).click();
  await popup.close();

  // Remembered, in the tab too.
  const tab = await lookout.openPopup();
  await tab.goto(lookout.address('feed.html'));
  await tab.getByRole('heading', { name: /^\W*Mia/ }).waitFor();
  await tab.getByLabel('Group by').selectOption('title');
  await tab.getByRole('heading', { name: 'Severance' }).waitFor();
  await tab.getByLabel('Group by').selectOption('time');
  await tab.getByText('Today').waitFor();
  expect(await tab.getByRole('heading', { level: 2 }).count()).toBe(0);
});

it('shows the selected row beside the rows in a wide tab, and below that width opens rows as everywhere', async () => {
  const { lookout, popup } = await openFeed();
  await popup.close();
  const tab = await lookout.context.newPage();
  await tab.setViewportSize({ width: 1280, height: 800 });
  await tab.goto(lookout.address('feed.html'));
  const pane = tab.getByRole('region', { name: 'Selected item' });
  const title = pane.getByRole('heading', { level: 2 });
  await title.waitFor();
  expect(await title.textContent()).toBe('Mia commented on Dune');
  expect(await pane.textContent()).toContain('the sound shakes the seats');
  expect(await pane.textContent()).not.toContain('He dies');
  expect(await violations(tab)).toEqual([]);

  // Arrow keys move through the rows; nothing is marked as read by that.
  await rows(tab).first().focus();
  await tab.keyboard.press('ArrowDown');
  const second = (await rows(tab).nth(1).locator('.row-title').textContent()) ?? '';
  await until('the second row', async () => (await title.textContent()) === second);
  expect(await rows(tab).nth(1).getAttribute('data-read')).toBe('false');

  // A click selects, and marks as read.
  const third = rows(tab).nth(2);
  await third.click();
  const words = (await third.locator('.row-title').textContent()) ?? '';
  await until('the clicked row', async () => (await title.textContent()) === words);
  await until('a read row', async () => (await third.getAttribute('data-read')) === 'true');
  expect(lookout.context.pages().some((page) => page.url().includes('app.trakt.tv'))).toBe(false);
  await pane.getByRole('button', { name: 'Star', exact: true }).click();
  await third.getByRole('img', { name: 'Starred' }).waitFor();
  await pane.getByRole('button', { name: 'Mute', exact: true }).click();
  await tab
    .getByRole('menuitem', { name: /^Mute / })
    .first()
    .waitFor();
  await tab.keyboard.press('Escape');

  const [list, details] = [await tab.locator('.feed').boundingBox(), await pane.boundingBox()];
  expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual((details?.x ?? 0) + 1);
  for (const dark of [false, true]) {
    await tab.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
    expect(await violations(tab)).toEqual([]);
  }
  await tab.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  const [right, left] = [await tab.locator('.feed').boundingBox(), await pane.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual((right?.x ?? 0) + 1);

  await tab.setViewportSize({ width: 900, height: 800 });
  await pane.waitFor({ state: 'detached' });
});
