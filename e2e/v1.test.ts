import { expect, it } from 'vitest';
import { stage } from './harness/stage';
import { addUser, checkNow, someNotifications, unreadRows } from './harness/steps';

it('reads, notifies and shows on protocol v1', async () => {
  const { lookout, sandbox } = await stage({ protocol: 'v1' });
  await addUser(lookout, 'mia');
  expect(await lookout.notifications()).toEqual([]);
  sandbox.control.event({ user: 'mia', action: 'scrobble', movie: 'spirited-away-2001' });
  const popup = await lookout.openPopup();
  await checkNow(popup);
  expect(await someNotifications(lookout)).toHaveLength(1);
  expect(await lookout.badge()).toBe('1');
  expect(await unreadRows(popup).textContent()).toContain('watched Spirited Away');
  expect(sandbox.log.every(({ path }) => path.startsWith('/activity/') || path.startsWith('/user/'))).toBe(true);
});
