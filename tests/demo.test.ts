import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createDemo } from '@/entrypoints/background/demo';
import { createSync } from '@/entrypoints/background/sync';
import { DEMO_KEY, readRunningDemo } from '@/entrypoints/demo/demo-state';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { DAY, MINUTE, SECOND } from '@/utils/lib/time';
import { DEMO_ORIGIN } from '@/utils/server/demo';
import { readSettings } from '@/utils/settings/read-settings';
import type { Settings } from '@/utils/settings/settings';

let lookout: Lookout;
let before: Settings;
/** The demo's waits pass on the test's clock. */
const demo = () => createDemo(lookout.services, async (ms) => lookout.pass(ms));
const stores = async () => (await indexedDB.databases()).map(({ name }) => name);
const isDemoStore = (name: string | undefined) => name?.includes(DEMO_ORIGIN);
const local = async () => Object.keys(await fakeBrowser.storage.local.get(null));
/** Waits for both checks that follow a start. */
const untilAwake = async () => {
  await expect.poll(async () => (await readRunningDemo())?.paces.length, { timeout: 20_000 }).toBe(1);
  await lookout.services.check('now');
};
const start = async () => {
  await demo().startDemo({ show: false });
  await untilAwake();
};

/** Runs `work` in the middle of the next notification's creation. */
function onCreate(work: () => Promise<unknown>): { done: Promise<unknown> | null } {
  const hook = { done: null as Promise<unknown> | null };
  const { create } = fakeBrowser.notifications;
  fakeBrowser.notifications.create = (async (id: string, options: never) => {
    fakeBrowser.notifications.create = create;
    hook.done = work();
    await new Promise((next) => setTimeout(next, 50));
    return create(id, options);
  }) as typeof create;
  return hook;
}

beforeEach(async () => {
  lookout = await startLookout({ sources: [userSource('mia')], theme: 'dark', mutes: [] });
  await lookout.services.check('now');
  before = await readSettings();
});

describe('the demo', () => {
  it('notifies of what invented people do, with its second check', async () => {
    await start();
    expect(lookout.browser.raised[0]?.title).toBe('Ben Okafor watched Severance');
    expect((await lookout.rows()).length).toBeGreaterThan(1);
    lookout.pass(MINUTE);
    await lookout.services.check('tick');
    expect(lookout.browser.raised.length).toBeGreaterThan(1);
  });

  it('asks no server, and keeps the chosen look', async () => {
    const asked = lookout.sandbox.log.length;
    await start();
    expect(lookout.sandbox.log).toHaveLength(asked);
    expect((await readSettings()).theme).toBe('dark');
  });

  it('continues where it was after the worker died', async () => {
    await start();
    lookout.pass(5 * MINUTE);
    await lookout.services.check('now');
    const rows = await lookout.rows();
    const raised = lookout.browser.raised.length;
    lookout.restart();
    await lookout.services.check('now');
    expect(lookout.browser.raised).toHaveLength(raised);
    expect((await lookout.rows()).map(({ card }) => card.id)).toEqual(rows.map(({ card }) => card.id));
  });

  it('wakes in the next worker if this one died during the first check', async () => {
    await demo().startDemo({ show: false });
    await untilAwake();
    const running = await readRunningDemo();
    await fakeBrowser.storage.local.set({ [DEMO_KEY]: { ...running, paces: [] } });
    lookout.restart();
    await demo().resume();
    expect((await readRunningDemo())?.paces).toHaveLength(1);
    expect(lookout.browser.raised.map(({ title }) => title)).toContain('Ben Okafor watched Severance');
  });

  it('ends without a trace', async () => {
    await start();
    expect((await stores()).some(isDemoStore)).toBe(true);
    await demo().endDemo();
    expect(await readSettings()).toEqual(before);
    expect((await stores()).some(isDemoStore)).toBe(false);
    expect((await local()).filter((key) => key === DEMO_KEY || isDemoStore(key))).toEqual([]);
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
  });

  it('is deleted by the next worker if this one died while it ended', async () => {
    await start();
    await lookout.settings(before);
    await fakeBrowser.storage.local.set({ [DEMO_KEY]: { ended: true, onScreen: [] } });
    lookout.restart();
    await demo().resume();
    expect((await stores()).some(isDemoStore)).toBe(false);
    expect(await local()).not.toContain(DEMO_KEY);
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
  });

  it('leaves the notifications that were there before', async () => {
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'dark', season: 1, episode: 1 });
    lookout.pass(10 * MINUTE);
    await lookout.services.check('now');
    const shown = Object.keys(await fakeBrowser.notifications.getAll());
    expect(shown).toHaveLength(1);
    await start();
    await demo().endDemo();
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual(shown);
  });

  it('announces afterwards what happened meanwhile on Trakt', async () => {
    await start();
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'dark', season: 1, episode: 1 });
    await demo().endDemo();
    lookout.pass(10 * MINUTE);
    await lookout.services.check('now');
    expect(lookout.browser.raised.filter(({ title }) => title.includes('Mia'))).toHaveLength(1);
  });

  it('ends by itself after a day', async () => {
    await start();
    lookout.pass(DAY - MINUTE);
    await demo().endIfForgotten();
    expect(await readRunningDemo()).not.toBeNull();
    lookout.pass(2 * MINUTE);
    await demo().endIfForgotten();
    expect(await readSettings()).toEqual(before);
  });

  it('can be slowed down', async () => {
    await start();
    expect(await demo().demoPace({ pace: null })).toEqual({ ok: true, pace: 'lively' });
    expect(await demo().demoPace({ pace: 'calm' })).toEqual({ ok: true, pace: 'calm' });
    lookout.pass(20 * SECOND);
    await lookout.services.check('now');
    const raised = lookout.browser.raised.length;
    lookout.pass(90 * SECOND);
    await lookout.services.check('now');
    expect(lookout.browser.raised).toHaveLength(raised);
  });

  it('leaves no notification when it ends during one of its checks', async () => {
    await start();
    lookout.pass(2 * MINUTE);
    const hook = onCreate(() => demo().endDemo());
    await lookout.services.check('tick');
    expect(hook.done).not.toBeNull();
    await hook.done;
    await lookout.services.check('now');
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
  });

  it('keeps a notification of real people that was being created when it started', async () => {
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'dark', season: 1, episode: 1 });
    lookout.pass(10 * MINUTE);
    const hook = onCreate(() => demo().startDemo({ show: false }));
    await lookout.services.check('tick');
    await hook.done;
    await untilAwake();
    const real = lookout.browser.raised.filter(({ title }) => title.includes('Dark')).map(({ id }) => id);
    expect(real).toHaveLength(1);
    await demo().endDemo();
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual(real);
  });

  it('ends when a clock that was ahead is corrected', async () => {
    await start();
    lookout.pass(-MINUTE * 60);
    await demo().endIfForgotten();
    expect(await readSettings()).toEqual(before);
  });

  it('shares no settings, also if it starts during an exchange', async () => {
    const sync = createSync(lookout.services);
    await sync.setSync({ on: true, forget: false });
    const area = fakeBrowser.storage.sync;
    const shared = await area.get(null);
    const { get } = area;
    area.get = (async (...args: [null]) => {
      const found = await get.apply(area, args);
      area.get = get;
      await demo().startDemo({ show: false });
      return found;
    }) as typeof get;
    await sync.run();
    await untilAwake();
    await sync.run();
    await demo().endDemo();
    expect(Object.keys(await area.get(null))).toEqual(Object.keys(shared));
  });
});
