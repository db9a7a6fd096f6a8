import { expect, it } from 'vitest';
import { DEMO_ORIGIN } from '@/utils/server/demo';
import { violations } from './harness/axe';
import { stage } from './harness/stage';
import { until } from './harness/until';

const SECOND = 1000;

const stores = () => indexedDB.databases().then((found) => found.map(({ name = '' }) => name));

it('leads from installation to a notification with one click, without an account, and ends without a trace', async () => {
  const { lookout, sandbox } = await stage();
  const { context } = lookout;
  const pageAt = (address: string) => () => context.pages().find((tab) => tab.url().endsWith(address));
  const welcome = await until('the page that the installation opens', pageAt('options.html#welcome'));
  const start = welcome.getByRole('button', { name: 'Try the demo' });
  await start.waitFor();
  const started = Date.now();
  await start.click();
  await until('the notification', async () => (await lookout.notifications())[0]);
  const took = Date.now() - started;
  console.log(`From the click to the first notification: ${took} ms`);
  expect(took).toBeLessThan(20 * SECOND);

  const feed = await until('the feed', pageAt('feed.html'));
  await feed.getByText('This is a demo.').waitFor();
  await feed.getByText('Ben Okafor').first().waitFor();
  expect(await violations(feed)).toEqual([]);
  await welcome.getByText('This is a demo.').waitFor();

  await lookout.stopWorker();
  await feed.getByRole('button', { name: 'Slow down' }).click();
  await feed.getByRole('button', { name: 'Speed up' }).waitFor();
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

it('starts in the popup', async () => {
  const { lookout } = await stage();
  const popup = await lookout.openPopup();
  await popup.getByRole('button', { name: 'Try the demo' }).click();
  await popup.getByText('This is a demo.').waitFor();
  await popup.getByText('Ben Okafor').first().waitFor();
});
