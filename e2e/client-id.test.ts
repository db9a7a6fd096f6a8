import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { titleOf } from '@/components/options/sections';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { text } from '@/tests/builders/text';
import { violations } from './harness/axe';
import { headingOf, OPTION_VIEWS } from './harness/option-views';
import { stage } from './harness/stage';
import { welcomePage } from './harness/welcome';

declare const chrome: Browser;

/** Commands that only developers type, and a rule that Trakt has dropped. */
const COMMANDS = /\b(?:npm|npx|node|git|yarn|localhost|terminal|command line|WXT_\w+)\b|\.env\b|VIP members/i;

it('leads to a Client ID in two steps, the redirect address copied by a button, and names no command anywhere', async () => {
  const { lookout } = await stage({ keyless: true });
  const page = await welcomePage(lookout);
  for (const view of OPTION_VIEWS) {
    await page.goto(lookout.address(`options.html#${view}`));
    await headingOf(page, text(titleOf(view))).waitFor();
    expect(await page.locator('body').textContent(), view).not.toMatch(COMMANDS);
  }
  const popup = await lookout.openPopup();
  await popup.getByRole('heading', { level: 2 }).first().waitFor();
  expect(await popup.locator('body').textContent()).not.toMatch(COMMANDS);
  await popup.close();

  await page.goto(lookout.address('options.html#welcome'));
  await page.getByRole('link', { name: text('welcome_key_go') }).click();
  await page.getByRole('heading', { name: text('options_account'), level: 1 }).waitFor();
  const steps = page.locator('.steps').getByRole('listitem');
  expect(await steps.count()).toBe(2);
  const address = (await steps.first().locator('code').textContent()) ?? '';
  const wanted = await lookout.driver.evaluate(async () =>
    chrome.identity ? chrome.identity.getRedirectURL() : `https://${chrome.runtime.id}.chromiumapp.org/`,
  );
  expect(address).toBe(wanted);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: text('account_copy') }).click();
  await page.locator('.toast', { hasText: text('health_copied') }).waitFor();
  const field = page.getByLabel(text('account_field'), { exact: true });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+v');
  expect(await field.inputValue()).toBe(address);

  await field.fill(SANDBOX_CLIENT_ID);
  await field.press('Enter');
  await page.locator('.toast', { hasText: text('account_accepted') }).waitFor();
  await page.goto(lookout.address('options.html#welcome'));
  await page.getByRole('button', { name: text('start_sign_in') }).waitFor();
});
