import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DEMO_ORIGIN } from '@/utils/server/demo';
import { violations } from './harness/axe';
import type { Lookout } from './harness/lookout';
import { stage } from './harness/stage';
import { until } from './harness/until';
import { welcomePage } from './harness/welcome';

const SECOND = 1000;

const stores = () => indexedDB.databases().then((found) => found.map(({ name = '' }) => name));

const feedPage = ({ context }: Lookout) =>
  until('the feed', () => context.pages().find((tab) => tab.url().endsWith('feed.html')));

/** Time from the moment in which the installation opened its page to the first notification, ms. */
async function untilNotified(lookout: Lookout, welcome: Page): Promise<number> {
  const installed = await welcome.evaluate(() => performance.timeOrigin);
  await welcome.getByRole('button', { name: 'Try the demo' }).click();
  await until('the notification', async () => (await lookout.notifications())[0]);
  return Date.now() - installed;
}

it('leads from installation to a notification with one click, without Client ID and account', async () => {
  const { lookout, sandbox } = await stage({ keyless: true });
  const welcome = await welcomePage(lookout);
  await welcome.getByRole('link', { name: 'Enter a Client ID' }).waitFor();
  const took = await untilNotified(lookout, welcome);
  console.log(`From the installation to the first notification of the demo: 1 click, ${took} ms`);
  expect(took).toBeLessThan(20 * SECOND);
  const feed = await feedPage(lookout);
  await feed.getByText('This is a demo.').waitFor();
  await feed.getByRole('article').first().waitFor();
  expect(sandbox.log).toEqual([]);
});

it('continues after the worker’s death, and ends without a trace', async () => {
  const { lookout, sandbox } = await stage();
  const welcome = await welcomePage(lookout);
  await untilNotified(lookout, welcome);
  const feed = await feedPage(lookout);
  await feed.getByText('This is a demo.').waitFor();
  await feed.getByText('Ben Okafor').first().waitFor();
  expect(await violations(feed)).toEqual([]);
  await welcome.getByText('This is a demo.').waitFor();

  // Wherever the invented people are shown.
  await feed.getByRole('link', { name: 'Insights' }).click();
  await feed.getByText('updates in this period').waitFor();
  await feed.getByRole('button', { name: 'End demo' }).waitFor();
  await feed.getByRole('link', { name: 'Feed' }).click();

  await lookout.stopWorker();
  await feed.getByRole('button', { name: 'Slow down demo' }).click();
  await feed.getByRole('button', { name: 'Speed up demo' }).waitFor();
  const popup = await lookout.openPopup();
  await popup.getByText('This is a demo.').waitFor();
  expect(await violations(popup)).toEqual([]);
  expect((await lookout.driver.evaluate(stores)).some((name) => name.includes(DEMO_ORIGIN))).toBe(true);

  await feed.getByRole('button', { name: 'End demo' }).click();
  await feed.getByText('This is a demo.').waitFor({ state: 'detached' });
  await popup.getByText('This is a demo.').waitFor({ state: 'detached' });
  await until('the store to be deleted', async () =>
    (await lookout.driver.evaluate(stores)).every((name) => !name.includes(DEMO_ORIGIN)),
  );
  expect(await lookout.notifications()).toEqual([]);
  expect(await lookout.badge()).toBe('');
  expect(sandbox.log).toEqual([]);
});

it.each([true, false])('starts in the popup, without a Client ID: %s', async (keyless) => {
  const { lookout } = await stage({ keyless });
  const popup = await lookout.openPopup();
  await popup.getByRole('button', { name: 'Try the demo' }).click();
  await popup.getByText('This is a demo.').waitFor();
  await popup.getByText('Ben Okafor').first().waitFor();
});
