import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { stage } from './harness/stage';
import { addUser, checkNow, dismissToast, rows } from './harness/steps';
import { makeDue } from './harness/store-snapshot';
import { until } from './harness/until';

const toast = (page: Page) => page.locator('.toast-words');
const foot = (page: Page) => page.locator('.foot-link');

async function openFeed() {
  const on = await stage();
  await addUser(on.lookout, 'mia');
  const popup = await on.lookout.openPopup();
  await rows(popup).first().waitFor();
  return { ...on, popup };
}

it('never says that nothing is new after a check that failed in part', async () => {
  const { sandbox, popup } = await openFeed();
  sandbox.control.fault({ match: '^/users/mia/ratings', kind: 'status', status: 500 });
  await checkNow(popup);
  expect(await toast(popup).textContent()).toBe('Some people or shows couldn’t be checked. See Health.');
  sandbox.control.clearFaults();
  await checkNow(popup);
  await until('a whole check', async () => (await toast(popup).textContent()) === 'Nothing new');
});

it('says when Trakt is asked again, and the same in popup and Health', async () => {
  const { lookout, sandbox, popup } = await openFeed();
  sandbox.control.fault({ kind: '429', retryAfter: 720 });
  await checkNow(popup);
  expect(await toast(popup).textContent()).not.toContain('Nothing new');
  await until('the wait in the footer', async () => /wait until \d/.test((await foot(popup).textContent()) ?? ''));
  expect(await foot(popup).textContent()).toMatch(/next in 1[12] min\./);
  expect(await foot(popup).textContent()).not.toContain('any moment');
  const health = await lookout.openOptions('health');
  await health
    .getByText(/wait until \d/)
    .first()
    .waitFor();
  const next = health.getByRole('table', { name: 'What Lookout checks' }).locator('tbody tr > :last-child');
  await until('the same time in each row', async () => {
    const words = await next.allTextContents();
    return words.length > 0 && words.every((each) => /^in 1[12] min\.$/.test(each));
  });
});

it('never names a past time for the next check', async () => {
  const { lookout, popup } = await openFeed();
  await dismissToast(popup);
  await makeDue(lookout.driver, lookout.database);
  const health = await lookout.openOptions('health');
  const next = health.getByRole('table', { name: 'What Lookout checks' }).locator('tbody tr > :last-child');
  await next.first().waitFor();
  expect(await next.allTextContents()).toEqual(['any moment']);
  await health.getByRole('link', { name: 'People & shows' }).click();
  await health.getByRole('button', { name: 'Pause Mia Lindqvist' }).click();
  await health.getByRole('link', { name: 'Health' }).click();
  await until('the pause', async () => (await next.allTextContents()).join() === 'Paused');
});
