import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { NewEvent } from '@/sandbox/append-event';
import { command } from './harness/command';
import { stage } from './harness/stage';
import { addUser, rows, unreadRows } from './harness/steps';
import { until } from './harness/until';

const FILMS = ['spirited-away-2001', 'parasite-2019'] as const;
const rated = (movie: string): NewEvent => ({ user: 'mia', action: 'rating', movie, rating: 8 });
const PLAY: NewEvent = { user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 };

/** Waits until the page has its second script: only then it can say what it shows. */
const ready = async (popup: Page) => {
  await rows(popup).nth(3).waitFor();
  await popup.locator('#chip-people').waitFor();
};

it('raises no notification for a row that appears in the feed in front of the person, and says why', async () => {
  const { lookout, sandbox } = await stage();
  const { driver } = lookout;
  await addUser(lookout, 'mia');
  const popup = await lookout.openPopup();
  await ready(popup);
  sandbox.control.event(PLAY);
  expect(await command(driver, 'checkNow')).toMatchObject({ ok: true, news: 1 });
  await unreadRows(popup).first().waitFor();
  expect(await lookout.notifications()).toEqual([]);
  expect(await lookout.badge()).toBe('1');
  await unreadRows(popup).first().locator('[data-row-menu]').click();
  await popup.getByRole('menuitem', { name: 'Why is this here?' }).click();
  await popup.getByText('No notification: you had it on screen at').waitFor();
  await popup.close();

  // Nobody looks any more: what comes now is announced, and what was seen is not announced later.
  sandbox.control.event(rated(FILMS[0]));
  await command(driver, 'checkNow');
  expect(await lookout.notifications()).toHaveLength(1);
  expect(await lookout.badge()).toBe('2');
});

/** How a page is open without showing the new row to anybody. */
const UNSEEN: readonly [string, (page: Page) => Promise<unknown>][] = [
  // Browsers under test give the focus to each of their pages.
  ['has no focus', (page) => page.evaluate(() => void Object.assign(document, { hasFocus: () => false }))],
  ['is scrolled down', (page) => page.evaluate(() => scrollTo(0, 1000))],
  [
    'has stopped drawing',
    (page) => page.evaluate(() => void Object.assign(window, { requestAnimationFrame: () => 0 })),
  ],
];

it.each(UNSEEN)('notifies while the popup %s', async (_, leave) => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  const popup = await lookout.openPopup();
  await ready(popup);
  await leave(popup);
  sandbox.control.event(PLAY);
  expect(await command(lookout.driver, 'checkNow')).toMatchObject({ ok: true, news: 1 });
  expect(await lookout.notifications()).toHaveLength(1);
});

it('notifies of rows on screen as well if the person wants that', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'mia');
  const options = await lookout.openOptions('notifications');
  await options.getByLabel('Skip items on screen').click();
  await options.getByText('Saved').first().waitFor();
  const popup = await lookout.openPopup();
  await ready(popup);
  sandbox.control.event(PLAY);
  await command(lookout.driver, 'checkNow');
  expect(await lookout.notifications()).toHaveLength(1);
});

it('marks all rows as read when the popup opens, keeps the line below the new ones, and undoes that', async () => {
  const { lookout, sandbox } = await stage();
  const { driver } = lookout;
  await addUser(lookout, 'mia');
  await command(driver, 'setPreferences', { readOnOpen: true });
  for (const film of FILMS) sandbox.control.event(rated(film));
  await command(driver, 'checkNow');
  expect(await lookout.badge()).toBe('2');

  const popup = await lookout.openPopup();
  await rows(popup).nth(3).waitFor();
  await popup.locator('.toast', { hasText: '2 marked as read' }).waitFor();
  await until('the badge to be empty', async () => (await lookout.badge()) === '');
  expect(await unreadRows(popup).count()).toBe(0);
  expect(await lookout.notifications()).toEqual([]);
  const line = await popup.evaluate(() => {
    const above = document.querySelector('.line')?.previousElementSibling;
    return [...document.querySelectorAll('[role="article"]')].indexOf(above as Element);
  });
  expect(line).toBe(1);

  await popup.keyboard.press('Control+z');
  await until('both to be back', async () => (await unreadRows(popup).count()) === 2);
  await until('the badge to be back', async () => (await lookout.badge()) === '2');

  // Activities that arrive while the popup is open stay unread until it is opened again.
  sandbox.control.event(PLAY);
  await command(driver, 'checkNow');
  await until('the new row', async () => (await unreadRows(popup).count()) === 3);
  await popup.close();
  const again = await lookout.openPopup();
  await again.locator('.toast', { hasText: '3 marked as read' }).waitFor();
  await until('the badge to be empty again', async () => (await lookout.badge()) === '');
});
