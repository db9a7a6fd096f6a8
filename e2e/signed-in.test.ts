import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import { violations } from './harness/axe';
import type { Lookout } from './harness/lookout';
import { stage } from './harness/stage';
import { checkNow, firstCheck } from './harness/steps';
import { until } from './harness/until';
import { signIn } from './harness/welcome';

const pickList = (page: Page) => page.getByRole('list', { name: 'People to include' }).getByRole('listitem');

/** Signs in under Account and watches everyone Mia follows. Returns that page. */
async function watchEveryone(lookout: Lookout): Promise<Page> {
  const page = await lookout.openOptions('account');
  await signIn(page, 'Sign in');
  await page.getByRole('button', { name: 'Add everyone, including people you follow later' }).click();
  await page.getByText('Added all 6 people you follow.').waitFor();
  // The list is gone: Tab goes on from what took its place.
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await until('the focus', async () => (await focused()).startsWith('Everyone you follow is on your list.'));
  await firstCheck(lookout);
  return page;
}

it('leads from signing in under Account to the people one follows, and adds those who stay checked', async () => {
  const { lookout } = await stage();
  const page = await lookout.openOptions('account');
  await signIn(page, 'Sign in');
  await pickList(page).filter({ hasText: 'Ben Okafor' }).getByRole('checkbox').uncheck();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add 5 people' }).click();
  await page.getByText('5 added to your list.').waitFor();
  await page.getByRole('link', { name: 'People & shows' }).click();
  await page.locator('[data-source-id="user:kofi"]').waitFor();
  expect(await page.locator('[data-source-id]').count()).toBe(5);
  expect(await page.locator('[data-source-id="user:ben"]').count()).toBe(0);
});

it('says what signing out stops, stops just that, and offers to sign in again there', async () => {
  const { lookout, sandbox } = await stage();
  const page = await watchEveryone(lookout);
  await page
    .getByText('If you sign out, Lookout stops checking private profiles and the 6 people you follow.')
    .waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Signed out.').first().waitFor();
  const popup = await lookout.openPopup();
  const foot = popup.locator('.foot-link');
  // Nothing is checked by itself any more, so no next check is named.
  await foot.getByText(text('error_sign_in')).waitFor();
  expect(await foot.textContent()).not.toMatch(/next/i);
  // Signing out cuts a round that is under way.
  await until('no round', () =>
    popup.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return ![...held, ...pending].some(({ name }) => name === 'lookout:round');
    }),
  );
  const asked = sandbox.log.length;
  await checkNow(popup);
  expect(sandbox.log.slice(asked).map(({ path }) => path)).toEqual([]);
  expect(await popup.locator('.toast-words').textContent()).toContain(text('error_sign_in'));
  await page.getByRole('link', { name: 'Health' }).click();
  const next = page.getByRole('table', { name: 'What Lookout checks' }).locator('tbody tr > :last-child');
  await until('no time in the table', async () => {
    const said = await next.allTextContents();
    return said.length > 0 && said.every((words) => words === text('health_after_sign_in'));
  });
  await page.getByRole('link', { name: 'People & shows' }).click();
  const row = page.locator('[data-source-id="following"]');
  await row.getByText('You’re signed out, so people you follow aren’t checked.').waitFor();
  expect((await row.locator('.source-state').allTextContents()).join()).not.toMatch(/\d:\d\d/);
  await row.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor();
  await signIn(page, 'Sign in');
  await page.getByRole('link', { name: 'People & shows' }).click();
  await page.locator('[data-source-id="following"][data-state="ok"]').waitFor();
  expect(await row.getByText('signed out').count()).toBe(0);
});

it('adds everyone followed under People & shows, too, and offers to sign in on Welcome after a first name', async () => {
  const { lookout } = await stage();
  const page = await lookout.openOptions('welcome');
  await page.getByLabel(text('add_field')).fill('ben');
  await page.getByLabel(text('add_field')).press('Enter');
  await page.getByText(text('welcome_watched', 'Ben Okafor')).waitFor();
  await page.getByRole('link', { name: text('start_sign_in') }).click();
  await signIn(page, text('signin_enter'));
  await page.getByRole('link', { name: text('options_sources'), exact: true }).click();
  await page.getByRole('radio', { name: text('sources_add_following') }).check({ force: true });
  await page.getByRole('button', { name: text('following_add') }).click();
  await page.locator('[data-source-id="following"]').waitFor();
  await page.goto(lookout.address('options.html#welcome'));
  await page.getByText(text.plural('welcome_watched_more', 1, 'Ben Okafor')).waitFor();
  expect(await page.getByRole('link', { name: text('start_sign_in') }).count()).toBe(0);
});

it('lists each person followed once under Health, with their past there and nowhere else', async () => {
  const { lookout } = await stage();
  const page = await watchEveryone(lookout);
  await page.getByRole('link', { name: 'Health' }).click();
  const heads = page.getByRole('table', { name: 'What Lookout checks' }).getByRole('rowheader');
  await heads.filter({ hasText: 'Everyone you follow' }).waitFor();
  const names = await heads.allTextContents();
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeLessThanOrEqual(8);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'People & shows' }).click();
  const row = page.locator('[data-source-id="following"][data-state="ok"]');
  await row.waitFor();
  expect(await row.textContent()).not.toContain('marked as read');
});
