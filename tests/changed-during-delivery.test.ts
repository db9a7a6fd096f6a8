import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { userSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import { withRules } from '@/utils/settings/changes';

const getAll = IDBObjectStore.prototype.getAll;
afterEach(() => {
  IDBObjectStore.prototype.getAll = getAll;
});

const begun = async (change: Parameters<typeof startLookout>[0] = {}) => {
  const lookout = await startLookout({ sources: [userSource('mia')], ...change });
  const check = async (ms = 5 * MINUTE) => {
    lookout.pass(ms);
    await lookout.services.check('now');
  };
  await check();
  await check();
  const play = () =>
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'dark', season: 1, episode: 1 });
  return { lookout, check, play };
};

it('announces what waited, although another server was chosen and left again while it was delivered', async () => {
  const { lookout, check, play } = await begun();
  fakeBrowser.permissions.remove = async () => true;
  const { setServer } = settingsCommands(lookout.services);
  await lookout.services.settings.change((before) => ({ ...before, snoozeUntil: lookout.now() + HOUR }));
  play();
  await check();
  expect(lookout.browser.raised).toEqual([]);
  lookout.pass(2 * HOUR);
  const db = await lookout.db();
  let chosen: Promise<unknown> | null = null;
  IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...args: []) {
    if (this.name === 'outbox' && this.transaction.db.name === db.name)
      chosen ??= setServer({ server: { protocol: 'v2', origin: 'https://own.test' } });
    return getAll.apply(this, args);
  };
  await lookout.services.flushOutbox();
  IDBObjectStore.prototype.getAll = getAll;
  expect(chosen).not.toBeNull();
  await chosen;
  await lookout.services.check('soon');
  await setServer({ server: null });
  await check();
  await check();
  expect(lookout.browser.raised.filter(({ title }) => title.includes('Dark'))).toHaveLength(1);
});

it('announces what happens after its rule was turned on while an earlier notification was raised', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { lookout, check, play } = await begun({ rules: { episode: { rating: 'off' } } });
  const { create } = fakeBrowser.notifications;
  play();
  fakeBrowser.notifications.create = (async () => {
    throw new Error('not now');
  }) as never;
  await check(2 * MINUTE);
  let isOn = false;
  fakeBrowser.notifications.create = (async (id: string, options: never) => {
    if (!isOn) await lookout.services.settings.change((before) => withRules(before, {}));
    isOn = true;
    return create(id, options);
  }) as typeof create;
  await check();
  expect(isOn).toBe(true);
  lookout.pass(20 * SECOND);
  lookout.sandbox.control.event({ user: 'mia', action: 'rating', show: 'dark', season: 1, episode: 1, rating: 9 });
  await check();
  expect(lookout.browser.raised.filter(({ title, message }) => `${title} ${message}`.includes('9/10'))).toHaveLength(1);
});

it.each([0, 4, 8, 12])('raises what waited when the snooze is ended %i turns after a mute', async (turns) => {
  const { lookout, check, play } = await begun({ checkMinutes: 60 });
  const commands = settingsCommands(lookout.services);
  await commands.snooze({ until: lookout.now() + 3 * HOUR });
  play();
  await check(2 * MINUTE);
  expect(lookout.browser.raised).toEqual([]);
  const muted = commands.mute({ kind: 'user', id: 'ben', name: 'Ben', until: null });
  for (let turn = 0; turn < turns; turn += 1) await new Promise((next) => setImmediate(next));
  await Promise.all([muted, commands.snooze({ until: null })]);
  await expect.poll(() => lookout.browser.raised.length).toBe(1);
});
