import type { Page } from 'playwright-core';
import type { Lookout } from '@/e2e/harness/lookout';
import { firstCheck } from '@/e2e/harness/steps';
import type { Sandbox } from '@/sandbox/app';

/** The content of a picture. */
export interface Scene {
  /** Part of the file name: `<name>-<variant>`. */
  name: string;
  /** Caption in the gallery. */
  title: string;
  /** A page with an optional hash: `popup.html`, `options.html#quiet`. */
  page: string;
  /** Steps before the picture is taken. */
  act?: (page: Page, stage: { lookout: Lookout; sandbox: Sandbox }) => Promise<unknown>;
  /** The whole page, however long it is. */
  whole?: boolean;
  /** Of the window, CSS px; left out: as usual for the page. */
  width?: number;
  /** Only in the light theme. */
  lightOnly?: boolean;
}

/** Scenes without any source. */
export const EMPTY_SCENES: readonly Scene[] = [
  { name: 'options-welcome', title: 'Welcome, opened after installation', page: 'options.html#welcome', whole: true },
  { name: 'popup-nobody', title: 'The popup with an empty list', page: 'popup.html' },
  { name: 'options-sources-nobody', title: 'People & shows with an empty list', page: 'options.html#sources' },
];

const press = async (page: Page, ...keys: string[]) => {
  await page.locator('[data-card-id]').first().waitFor();
  for (const key of keys) await page.keyboard.press(key);
};

/** Loads images that only looking at them fetches; waits for the visible rows. */
const posters = async (page: Page) => {
  await page.locator('[data-card-id]').nth(7).waitFor();
  await page.mouse.move(200, 580);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-card-id]')].slice(0, 7).every((row) => row.querySelector('.row-poster')),
  );
};

const MANY = 'mia\nhttps://app.trakt.tv/profile/tomas_k\nnobody-of-that-name\nhttps://trakt.tv/shows/severance';

/** An evening with five people. */
export const EVENING_SCENES: readonly Scene[] = [
  { name: 'popup', title: 'The feed', page: 'popup.html', act: (page) => posters(page) },
  {
    name: 'popup-scrolled',
    title: 'Further back',
    page: 'popup.html',
    act: (page) => page.mouse.wheel(0, 900),
  },
  {
    name: 'popup-people',
    title: 'Filtering by person',
    page: 'popup.html',
    lightOnly: true,
    act: (page) => page.click('#chip-people'),
  },
  {
    name: 'popup-search',
    title: 'Searching the feed',
    lightOnly: true,
    page: 'popup.html',
    act: (page) => page.fill('#feed-search', 'severance'),
  },
  {
    name: 'popup-menu',
    title: 'The menu of a row',
    page: 'popup.html',
    act: (page) => press(page, 'j', '.'),
  },
  {
    name: 'popup-why',
    title: 'Why a row is there',
    page: 'popup.html',
    act: (page) => press(page, 'j', '.', 'End', 'Enter'),
  },
  {
    name: 'popup-keys',
    title: 'Keyboard shortcuts',
    page: 'popup.html',
    lightOnly: true,
    act: (page) => press(page, '?'),
  },
  {
    name: 'popup-snooze',
    title: 'Snooze',
    lightOnly: true,
    page: 'popup.html',
    act: (page) => page.click('.tool[aria-haspopup]'),
  },
  { name: 'feed', title: 'The feed in a tab', page: 'feed.html' },
  { name: 'feed-pictures', title: 'Insights', page: 'feed.html#pictures', whole: true },
  { name: 'options-sources', title: 'People & shows', page: 'options.html#sources' },
  {
    name: 'options-many',
    title: 'Adding several at once',
    lightOnly: true,
    page: 'options.html#sources',
    async act(page) {
      await page.locator('.add .segments label').nth(1).click();
      await page.locator('#many').fill(MANY);
      await page.locator('.add .button.primary').click();
      await page.locator('.many-lines [data-state="failed"]').first().waitFor();
    },
  },
  {
    name: 'options-source',
    title: 'One person: mutes, custom rules and conditions',
    page: 'options.html#sources/user%3Amia',
    whole: true,
  },
  { name: 'options-filters', title: 'Filters', page: 'options.html#filters', whole: true },
  { name: 'options-notifications', title: 'Notifications', page: 'options.html#notifications', whole: true },
  {
    name: 'options-quiet',
    title: 'Quiet time',
    page: 'options.html#quiet',
    whole: true,
    act: (page) => page.locator('.snoozes').nth(1).getByRole('button').first().click(),
  },
  { name: 'options-appearance', title: 'Appearance', page: 'options.html#appearance' },
  { name: 'options-account', title: 'Account', page: 'options.html#account', whole: true },
  { name: 'options-data', title: 'Data', page: 'options.html#data', whole: true },
  {
    name: 'options-health',
    title: 'Health',
    page: 'options.html#health',
    act: (page) => page.locator('#diagnostics').getByText('version').waitFor({ state: 'attached' }),
  },
];

/** With Trakt unreachable. */
export const OFFLINE_SCENES: readonly Scene[] = [
  {
    name: 'popup-offline',
    title: 'The feed while Trakt cannot be reached',
    page: 'popup.html',
    async act(page, { lookout }) {
      await page.locator('.tool.wide').click();
      await page
        .locator('footer .bad, footer [data-tone="bad"], [role="status"]')
        .first()
        .waitFor({ state: 'attached' });
      // The next scene shows how this check ended.
      await firstCheck(lookout);
    },
  },
  {
    name: 'options-sources-offline',
    title: 'People & shows while Trakt cannot be reached',
    page: 'options.html#sources',
    lightOnly: true,
  },
];

/** Scenes taken in each language. */
export const LANGUAGE_SCENES: readonly string[] = ['popup', 'options-filters', 'options-quiet'];

/** Scenes taken for each accessibility need, and right to left. */
export const NEED_SCENES: readonly string[] = [
  'options-welcome',
  'popup',
  'feed-pictures',
  'options-sources',
  'options-filters',
  'options-quiet',
  'options-notifications',
];
