import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { secretsIn } from './harness/secrets';
import { stage } from './harness/stage';
import { addUser, checkNow, notifyAlways, someNotifications, unreadRows } from './harness/steps';
import { snapshot } from './harness/store-snapshot';

it('reads, notifies and shows on protocol v1', async () => {
  const { lookout, sandbox } = await stage({ protocol: 'v1' });
  await addUser(lookout, 'mia');
  expect(await lookout.notifications()).toEqual([]);
  await notifyAlways(lookout);
  sandbox.control.event({ user: 'mia', action: 'scrobble', movie: 'spirited-away-2001' });
  const popup = await lookout.openPopup();
  await checkNow(popup);
  expect(await someNotifications(lookout)).toHaveLength(1);
  expect(await lookout.badge()).toBe('1');
  expect(await unreadRows(popup).textContent()).toContain('watched Spirited Away');
  expect(sandbox.log.every(({ path }) => path.startsWith('/activity/') || path.startsWith('/user/'))).toBe(true);
});

it('signs in with name and password, and stores only what requests need', async () => {
  const { lookout, sandbox } = await stage({ protocol: 'v1' });
  sandbox.control.changePerson('mia', { password: 'open sesame, lookout' });
  const hash = createHash('sha1').update('open sesame, lookout').digest('hex');
  const basic = Buffer.from(`mia:${hash}`).toString('base64');
  const options = await lookout.openOptions('account');
  await options.getByLabel('Username').fill('mia');
  await options.getByLabel('Password').fill('open sesame, lookout');
  await options.getByRole('button', { name: 'Sign in' }).click();
  await options.getByText('You’re signed in as mia.').waitFor();
  await options.getByText('others on the network can read').first().waitFor();
  await addUser(lookout, 'zofia');
  await checkNow(await lookout.openPopup());
  expect(sandbox.log.filter(({ headers }) => headers.authorization === `Basic ${basic}`).length).toBeGreaterThan(0);
  expect(JSON.stringify(sandbox.log.map(({ path, query, body }) => [path, query, body]))).not.toContain(hash);
  const { store, elsewhere } = secretsIn(lookout.profile, [hash]);
  expect(elsewhere).toEqual([]);
  const { settings } = await snapshot(lookout.driver, lookout.database);
  expect(JSON.stringify(settings)).toContain(hash);
  // Firefox compresses what it stores: its files do not show it.
  if (lookout.browser === 'chromium') expect(store.length).toBeGreaterThan(0);
  expect(JSON.stringify(settings)).not.toContain('open sesame, lookout');
  expect(secretsIn(lookout.profile, ['open sesame, lookout', basic])).toEqual({ store: [], elsewhere: [] });
});
