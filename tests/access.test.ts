import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listenToPages } from '@/entrypoints/background/commands';
import { createDemo } from '@/entrypoints/background/demo';
import type { Sync } from '@/entrypoints/background/sync';
import { createWorld } from '@/sandbox/world';
import { PRIVATE_FRIEND } from '@/tests/builders/private-friend';
import { signInAt } from '@/tests/builders/sign-in';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { MINUTE } from '@/utils/lib/time';

async function start(): Promise<Lookout> {
  const sources = [userSource('zofia', { name: 'Zofia Nowak' }), userSource('ben', { name: 'Ben' })];
  const lookout = await startLookout({ sources }, createWorld(PRIVATE_FRIEND));
  const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
  const session = await lookout.services.session(await lookout.services.settings.read());
  await session.storeSignIn(account, credentials);
  await check(lookout);
  return lookout;
}

async function check(lookout: Lookout): Promise<void> {
  lookout.pass(5 * MINUTE);
  await lookout.services.check('now');
}

const play = (lookout: Lookout, user: string, episode: number) =>
  lookout.sandbox.control.event({ user, action: 'scrobble', show: 'alpha', season: 1, episode });
const badge = ({ browser }: Lookout) => browser.toolbar.text;
const raised = ({ browser }: Lookout) =>
  browser.raised.map(({ id, title }) => (id.startsWith('lookout:') ? id : title));

it('notifies of a friend with a private profile', async () => {
  const lookout = await start();
  play(lookout, 'zofia', 1);
  await check(lookout);
  expect(raised(lookout)).toEqual([expect.stringContaining('Zofia Nowak')]);
});

it('notifies once that a friend’s profile is no longer visible, and again only after it was visible in between', async () => {
  const lookout = await start();
  lookout.sandbox.control.unfollow('mia', 'zofia');
  for (let times = 0; times < 3; times++) await check(lookout);
  lookout.restart();
  await check(lookout);
  expect(raised(lookout)).toEqual(['lookout:sources:zofia']);
  lookout.sandbox.control.follow('mia', 'zofia');
  await check(lookout);
  lookout.sandbox.control.unfollow('mia', 'zofia');
  await check(lookout);
  expect(raised(lookout)).toEqual(['lookout:sources:zofia', 'lookout:sources:zofia']);
});

it('raises no alarm if a single listing of a friend is refused', async () => {
  const lookout = await start();
  lookout.sandbox.control.fault({ match: '/users/zofia/ratings', kind: 'status', status: 401 });
  await check(lookout);
  expect(raised(lookout)).toEqual([]);
});

it('asks once to sign in again after the session has expired, and keeps reading public profiles', async () => {
  const lookout = await start();
  lookout.sandbox.control.signOut();
  await check(lookout);
  lookout.restart();
  await check(lookout);
  expect(raised(lookout)).toEqual(['lookout:account']);
  play(lookout, 'ben', 2);
  await check(lookout);
  expect(raised(lookout)).toEqual(['lookout:account', expect.stringContaining('Ben')]);
});

it('asks once to sign in again if a revoked sign-in cannot be renewed without a secret, and keeps reading public profiles', async () => {
  const lookout = await start();
  lookout.sandbox.control.settings({ oauth: { wantsSecret: true } });
  lookout.sandbox.control.fault({ match: '^/users/(?!mia/)', kind: 'status', status: 401, times: 40 });
  await check(lookout);
  lookout.sandbox.control.clearFaults();
  lookout.sandbox.control.signOut();
  const before = lookout.sandbox.log.length;
  for (let times = 0; times < 6; times++) {
    await check(lookout);
    lookout.restart();
  }
  expect(raised(lookout)).toEqual(['lookout:account']);
  expect(badge(lookout)).toBe('!');
  const since = lookout.sandbox.log.slice(before);
  expect(since.length).toBeGreaterThan(10);
  expect(since.filter(({ headers }) => headers.authorization)).toEqual([]);
  expect(since.filter(({ path }) => path === '/oauth/token').length).toBeLessThanOrEqual(1);
  play(lookout, 'ben', 2);
  await check(lookout);
  expect(raised(lookout)).toEqual(['lookout:account', expect.stringContaining('Ben')]);
});

describe('an expired sign-in', () => {
  const ended = async () => {
    const lookout = await start();
    lookout.sandbox.control.signOut();
    return lookout;
  };

  it('stays on the badge until the next sign-in', async () => {
    const lookout = await ended();
    expect(badge(lookout)).toBe('');
    await check(lookout);
    expect([badge(lookout), lookout.browser.toolbar.title]).toEqual([
      '!',
      expect.stringContaining('Needs your attention'),
    ]);
    const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
    await (await lookout.services.session(await lookout.services.settings.read())).storeSignIn(account, credentials);
    await check(lookout);
    expect(badge(lookout)).toBe('');
  });

  it('raises a notification as soon as notifications are allowed', async () => {
    const lookout = await ended();
    lookout.browser.permission = 'denied';
    await check(lookout);
    expect(raised(lookout)).toEqual([]);
    lookout.browser.permission = 'granted';
    await check(lookout);
    await check(lookout);
    expect(raised(lookout)).toEqual(['lookout:account']);
  });

  it('still draws the badge if the notification fails', async () => {
    const lookout = await ended();
    const { notifications } = fakeBrowser;
    const { create } = notifications;
    notifications.create = () => Promise.reject(new Error('no such picture'));
    await check(lookout);
    notifications.create = create;
    expect([badge(lookout), raised(lookout)]).toEqual(['!', []]);
    await check(lookout);
    expect(raised(lookout)).toEqual(['lookout:account']);
  });

  it.each(['markAllRead', 'deleteFeed'] as const)('still raises its notification after %s', async (command) => {
    const lookout = await ended();
    play(lookout, 'ben', 1);
    await check(lookout);
    const shown = async () => Object.keys(await fakeBrowser.notifications.getAll()).sort();
    expect(await shown()).toEqual([expect.stringContaining('card:'), 'lookout:account']);
    listenToPages(
      lookout.services,
      { setSync: async () => ({ ok: true }) } as unknown as Sync,
      createDemo(lookout.services),
    );
    await new Promise((answer) => {
      const sender = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/popup.html') };
      void (fakeBrowser.runtime.onMessage.trigger as (...args: unknown[]) => unknown)({ command }, sender, answer);
    });
    expect(await shown()).toEqual(['lookout:account']);
  });
});
