import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountCommands } from '@/entrypoints/background/account-commands';
import { listenToPages } from '@/entrypoints/background/commands';
import { createDemo } from '@/entrypoints/background/demo';
import { sourceCommands } from '@/entrypoints/background/source-commands';
import { createSync } from '@/entrypoints/background/sync';
import { play, start as startFollowing } from '@/tests/builders/following';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Health } from '@/utils/messaging/protocol';

/** Which writes fail, as on a full disk. */
let refuses: (store: string, value: unknown) => boolean = () => false;
/** The writes that failed. */
let refused: string[] = [];

beforeEach(() => {
  [refuses, refused] = [() => false, []];
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, ...key) {
    if (!refuses(this.name, value)) return put.call(this, value, ...key);
    refused.push(this.name);
    throw new DOMException('The disk is full', 'QuotaExceededError');
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const FULL = { ok: false, error: { kind: 'store', reason: 'full' } };
const isOfMia = (store: string, value: unknown) => store === 'cards' && JSON.stringify(value).includes('"mia"');

/** Mia and Ben are watched, everything was read once, and then both watched something. */
async function start(): Promise<Lookout> {
  const lookout = await startLookout({ sources: [userSource('mia'), userSource('ben')] });
  await lookout.services.check('now');
  lookout.pass(10 * MINUTE);
  for (const user of ['mia', 'ben'])
    lookout.sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 1, episode: 3 });
  return lookout;
}
const notified = ({ browser }: Lookout, name: string) =>
  browser.raised.filter(({ title }) => title.includes(name)).length;
const asked = ({ sandbox }: Lookout) => sandbox.log.length;

async function health(lookout: Lookout): Promise<Health['storeProblem']> {
  listenToPages(lookout.services, createSync(lookout.services), createDemo(lookout.services));
  const sender = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/options.html' as never) };
  const trigger = fakeBrowser.runtime.onMessage.trigger as (...heard: unknown[]) => unknown;
  const reply = await new Promise<{ health: Health }>((answer) => {
    void trigger({ command: 'health' }, sender, answer);
  });
  return reply.health.storeProblem;
}

describe('a store that accepts no more writes', () => {
  it('delays one page of rows and loses nothing', async () => {
    const lookout = await start();
    refuses = isOfMia;
    expect(await lookout.services.check('now')).toEqual(FULL);
    expect(notified(lookout, 'Ben')).toBe(1);
    expect(lookout.browser.toolbar.text).toBe('!');
    expect(await health(lookout)).toBe('full');
    // Waits out the backoff instead of retrying at every tick.
    const times = refused.length;
    lookout.pass(MINUTE);
    await lookout.services.check('tick');
    expect(refused.length).toBe(times);
    expect(lookout.browser.toolbar.text).toBe('!');

    refuses = () => false;
    lookout.pass(HOUR + 30 * MINUTE);
    expect(await lookout.services.check('tick')).toMatchObject({ ok: true, value: { failed: 0 } });
    expect(notified(lookout, 'Mia')).toBe(1);
    expect(lookout.browser.toolbar.text).not.toBe('!');
    expect(await health(lookout)).toBeNull();
  });

  it('stops sending requests once rows cannot be stored, and frees space', async () => {
    const lookout = await start();
    await lookout.settings({ keep: { days: 7, rows: 1 } });
    const rows = async () => (await lookout.rows()).filter(({ unread }) => !unread).length;
    const [before, log] = [await rows(), asked(lookout)];
    refuses = () => true;
    expect(await lookout.services.check('now')).toEqual(FULL);
    expect(asked(lookout) - log).toBeLessThanOrEqual(8);
    expect(await rows()).toBeLessThan(before);
    expect(lookout.browser.toolbar.text).toBe('!');

    refuses = () => false;
    lookout.pass(5 * MINUTE);
    expect(await lookout.services.check('now')).toMatchObject({ ok: true });
    expect([notified(lookout, 'Mia'), notified(lookout, 'Ben')]).toEqual([1, 1]);
    expect(lookout.browser.toolbar.text).not.toBe('!');
  });

  it('shows the problem while it cannot notify, and notifies later of what was read', async () => {
    const lookout = await start();
    refuses = (store, value) => store === 'outbox' && (value as { state: string }).state === 'attempted';
    expect(await lookout.services.check('now')).toEqual(FULL);
    const wasRead = (await (await lookout.db()).count('outbox')) > 0;
    expect([wasRead, lookout.browser.raised, lookout.browser.toolbar.text]).toEqual([true, [], '!']);
    // The next worker delivers what the last one left in the outbox.
    lookout.restart();
    await lookout.services.flushOutbox();
    expect(lookout.browser.toolbar.text).toBe('!');
    refuses = () => false;
    lookout.restart();
    await lookout.services.flushOutbox();
    expect([notified(lookout, 'Mia'), notified(lookout, 'Ben')]).toEqual([1, 1]);
  });

  it('sends no request until the store accepts a write, however often the alarm rings', async () => {
    const lookout = await start();
    refuses = () => true;
    await lookout.services.check('now');
    const before = asked(lookout);
    for (let times = 0; times < 5; times += 1) {
      lookout.pass(5 * MINUTE);
      expect(await lookout.services.check('now')).toEqual(FULL);
    }
    expect(asked(lookout)).toBe(before);
    refuses = () => false;
    expect(await lookout.services.check('now')).toMatchObject({ ok: true });
    expect([notified(lookout, 'Mia'), notified(lookout, 'Ben')]).toEqual([1, 1]);
  });

  it('shows no problem any longer if nothing is left to read after signing out', async () => {
    const lookout = await startFollowing();
    for (let episode = 5; episode < 9; episode += 1) play(lookout, 'ben', episode);
    refuses = (store) => store === 'cards';
    lookout.pass(HOUR);
    expect(await lookout.services.check('now')).toEqual(FULL);
    refuses = () => false;
    await accountCommands(lookout.services).signOut();
    lookout.pass(HOUR);
    expect(await lookout.services.check('tick')).toMatchObject({ ok: true, value: { read: 0 } });
    expect(await health(lookout)).toBeNull();
    expect(lookout.browser.toolbar.text).not.toBe('!');
  });

  it('recovers after a connection broke silently', async () => {
    const lookout = await start();
    (await lookout.db()).close();
    expect(await lookout.services.check('tick')).toMatchObject({ error: { kind: 'store', reason: 'unavailable' } });
    expect(lookout.browser.toolbar.text).toBe('!');
    lookout.pass(5 * MINUTE);
    expect(await lookout.services.check('tick')).toMatchObject({ ok: true });
    expect([notified(lookout, 'Mia'), notified(lookout, 'Ben')]).toEqual([1, 1]);
    expect(lookout.browser.toolbar.text).not.toBe('!');
  });

  it('reopens after the browser blocked it, without a request in between', async () => {
    const lookout = await start();
    lookout.restart();
    const before = asked(lookout);
    const blocked = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('Not allowed', 'UnknownError');
    });
    expect(await lookout.services.check('tick')).toMatchObject({ error: { kind: 'store', reason: 'unavailable' } });
    expect([asked(lookout), lookout.browser.toolbar.text]).toEqual([before, '!']);
    blocked.mockRestore();
    lookout.pass(5 * MINUTE);
    expect(await lookout.services.check('tick')).toMatchObject({ ok: true });
    expect([notified(lookout, 'Mia'), notified(lookout, 'Ben')]).toEqual([1, 1]);
  });

  it('shows the problem even if the store cannot be read', async () => {
    const lookout = await start();
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('Gone', 'UnknownError');
    });
    expect(await lookout.services.check('tick')).toMatchObject({ error: { kind: 'store', reason: 'unavailable' } });
    expect(lookout.browser.toolbar.text).toBe('!');
  });
});

it('answers a lookup while the store accepts nothing, and keeps a wait that could not be stored', async () => {
  const lookout = await start();
  refuses = () => true;
  const { lookupUser } = sourceCommands(lookout.services);
  expect(await lookupUser({ text: 'kofi' })).toMatchObject({ ok: true });
  expect(refused).toContain('poller');

  // Storing the wait fails, and storing the stream's failure too; later writes succeed.
  let failures = 0;
  const isMet = () => lookout.sandbox.control.faults().some(({ hits }) => hits > 0);
  refuses = (store) => isMet() && (store === 'poller' || store === 'streams') && failures++ < 2;
  lookout.sandbox.control.fault({ match: '/history', kind: '429-html', times: 1, retryAfter: 300 });
  await lookout.services.check('now');
  refuses = () => false;
  const before = asked(lookout);
  await lookout.services.check('now');
  expect(asked(lookout)).toBe(before);
});
