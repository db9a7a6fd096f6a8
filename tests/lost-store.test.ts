import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { userSource } from '@/tests/builders/source';
import { about, type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { storeLostKey } from '@/utils/settings/store-keys';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The browser starts again and has lost the database, or all rows of it. */
async function lose(lookout: Lookout, what: 'database' | 'rows'): Promise<void> {
  const db = await lookout.db();
  if (what === 'rows') {
    const stores = [...db.objectStoreNames];
    const tx = db.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
  }
  db.close();
  lookout.restart();
  if (what === 'rows') return;
  await new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(db.name);
    request.onsuccess = done;
    request.onerror = failed;
  });
}

const lostAt = async (lookout: Lookout) => {
  const key = storeLostKey((await lookout.db()).name);
  return (await fakeBrowser.storage.local.get(key))[key] as number | undefined;
};
const play = ({ sandbox }: Lookout, user: string, episode: number) =>
  sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 1, episode });
const told = ({ browser }: Lookout, episode: number) =>
  browser.raised.filter(({ message }) => message.startsWith(`S01E0${episode}`)).length;

/** Mia is watched and all was read; then she has watched an episode, and was announced. */
async function start(): Promise<Lookout> {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
  play(lookout, 'mia', 2);
  // Trakt knows plays to the minute: what happened in the minute of the last read may be announced again.
  lookout.pass(2 * MINUTE);
  await lookout.services.check('now');
  expect(told(lookout, 2)).toBe(1);
  return lookout;
}

describe.each(['database', 'rows'] as const)('after the browser has lost the %s', (what) => {
  it('announces what happened since the last check, and not what was announced before', async () => {
    const lookout = await start();
    lookout.pass(20 * MINUTE);
    play(lookout, 'mia', 3);
    await lose(lookout, what);
    await lookout.services.recover();
    await lookout.services.check('tick');
    expect([told(lookout, 2), told(lookout, 3)]).toEqual([1, 1]);
    expect(lookout.browser.toolbar.text).toBe('1');
    lookout.pass(5 * MINUTE);
    play(lookout, 'mia', 4);
    expect(await lookout.services.check('tick')).toMatchObject({ ok: true, value: { news: 1 } });
  });

  it('rebuilds the feed, keeps people and settings, and says so until dismissed', async () => {
    const lookout = await start();
    const rows = (await lookout.rows()).length;
    await lose(lookout, what);
    lookout.pass(MINUTE);
    const lost = lookout.now();
    await lookout.services.check('tick');
    expect(await lostAt(lookout)).toEqual(about(lost));
    expect((await lookout.rows()).length).toBeGreaterThanOrEqual(rows - 1);
    expect((await lookout.services.settings.read()).sources.map(({ id }) => id)).toEqual(['user:mia']);
    lookout.restart();
    lookout.pass(5 * MINUTE);
    await lookout.services.check('tick');
    expect(await lostAt(lookout)).toEqual(about(lost));
  });

  it('asks nothing before the time that Trakt named', async () => {
    const lookout = await start();
    lookout.sandbox.control.fault({ match: '.*', kind: '429-html', times: 1, retryAfter: 3600 });
    lookout.pass(5 * MINUTE);
    await lookout.services.check('now');
    await lose(lookout, what);
    const asked = lookout.sandbox.log.length;
    lookout.pass(5 * MINUTE);
    await lookout.services.check('now');
    expect(lookout.sandbox.log.length).toBe(asked);
  });

  it('is not taken in twice: a second loss before the first check loses nothing either', async () => {
    const lookout = await start();
    lookout.pass(20 * MINUTE);
    play(lookout, 'mia', 3);
    await lose(lookout, what);
    await lookout.services.recover();
    await lose(lookout, what);
    await lookout.services.check('tick');
    expect([told(lookout, 2), told(lookout, 3)]).toEqual([1, 1]);
  });
});

it('a new installation, another server and a restart are no loss', async () => {
  const lookout = await start();
  lookout.restart();
  lookout.pass(HOUR);
  await lookout.services.check('tick');
  expect(await lostAt(lookout)).toBeUndefined();
});
