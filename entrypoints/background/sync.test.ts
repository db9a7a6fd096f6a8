import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSync } from '@/entrypoints/background/sync';
import { userSource } from '@/tests/builders/source';
import { about, startLookout } from '@/tests/lookout';
import { readSyncStatus } from '@/utils/settings/sync/status';

async function start() {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  return { lookout, sync: createSync(lookout.services), copy: () => fakeBrowser.storage.sync.get(null) };
}

describe('sharing settings', () => {
  it('does nothing until it is switched on', async () => {
    const { sync, copy } = await start();
    await sync.run();
    expect(await copy()).toEqual({});
    expect(await readSyncStatus()).toEqual({ on: false, at: null, problem: null });
  });

  it("applies another browser's changes in the background, and marks a new source's past as read", async () => {
    const first = await start();
    await first.sync.setSync({ on: true });
    const shared = await first.copy();
    expect(JSON.stringify(shared)).toContain('user:mia');
    expect(JSON.stringify(shared)).not.toContain('sandbox-client-id');
    expect(await readSyncStatus()).toEqual({ on: true, at: about(first.lookout.now()), problem: null });

    const { lookout, sync, copy } = await start();
    await lookout.settings({ sources: [userSource('noah')] });
    await fakeBrowser.storage.sync.set(shared);
    await sync.setSync({ on: true });
    await lookout.services.check('soon');
    const { sources } = await lookout.services.settings.read();
    expect(sources.map(({ id, since }) => [id, since])).toEqual([
      ['user:noah', 0],
      ['user:mia', about(lookout.now())],
    ]);
    expect((await lookout.rows()).length).toBeGreaterThan(0);
    expect(lookout.browser.raised).toEqual([]);
    expect(JSON.stringify(await copy())).toContain('user:noah');
  });

  it('survives the worker, and distinguishes a received change from a local edit', async () => {
    const { lookout, sync, copy } = await start();
    await sync.setSync({ on: true });
    const before = await copy();
    lookout.restart();
    const later = createSync(lookout.services);
    await later.run();
    expect(await copy()).toEqual(before);
    await lookout.settings({ checkMinutes: 17 });
    await Promise.all([later.run(), later.run(), later.run()]);
    expect(JSON.stringify(await copy())).toContain('"f|checkMinutes":[2,');
  });

  it('reports that the browser rejected the copy, and retries', async () => {
    const { lookout, sync, copy } = await start();
    const { set } = fakeBrowser.storage.sync;
    fakeBrowser.storage.sync.set = () => Promise.reject(new Error('MAX_WRITE_OPERATIONS_PER_MINUTE'));
    await sync.setSync({ on: true });
    expect(await readSyncStatus()).toEqual({ on: true, at: null, problem: { kind: 'refused' } });
    fakeBrowser.storage.sync.set = set;
    await sync.run();
    expect(await readSyncStatus()).toEqual({ on: true, at: about(lookout.now()), problem: null });
    expect(JSON.stringify(await copy())).toContain('user:mia');
  });

  it('reports a failure, and retries', async () => {
    const { lookout, sync } = await start();
    const { loadScript } = lookout.services;
    lookout.services.loadScript = () => Promise.reject(new Error('The script could not be loaded'));
    await expect(sync.setSync({ on: true })).rejects.toThrow();
    expect(await readSyncStatus()).toEqual({ on: true, at: null, problem: { kind: 'failed' } });
    lookout.services.loadScript = loadScript;
    await sync.run();
    expect(await readSyncStatus()).toEqual({ on: true, at: about(lookout.now()), problem: null });
  });

  it('stops when it is switched off, and deletes the copy on request', async () => {
    const { lookout, sync, copy } = await start();
    await sync.setSync({ on: true });
    const before = await copy();
    await sync.setSync({ on: false });
    await lookout.settings({ checkMinutes: 17 });
    await sync.run();
    expect(await copy()).toEqual(before);
    await sync.setSync({ on: false, forget: true });
    expect(await copy()).toEqual({});
    expect((await lookout.services.settings.read()).sources).toHaveLength(1);
  });

  it('deletes the copies of every server', async () => {
    const { lookout, sync, copy } = await start();
    await sync.setSync({ on: true });
    await lookout.settings({ server: { protocol: 'v1', origin: 'https://own.example' }, sources: [userSource('ben')] });
    await sync.run();
    expect(Object.keys(await copy()).map((key) => key.slice(0, 2))).toEqual(['v2', 'v1']);
    await sync.setSync({ on: false, forget: true });
    expect(await copy()).toEqual({});
  });

  it('stays off if a change requests an exchange while it is being switched off', async () => {
    const { sync, copy } = await start();
    for (let ticks = 0; ticks < 12; ticks += 1) {
      await sync.setSync({ on: true });
      const off = sync.setSync({ on: false, forget: true });
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      await Promise.all([off, sync.run()]);
      expect(await readSyncStatus()).toMatchObject({ on: false });
      expect(await copy()).toEqual({});
    }
  });
});
