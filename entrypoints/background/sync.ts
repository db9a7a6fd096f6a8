import { browser } from 'wxt/browser';
import type { Services } from '@/entrypoints/background/services';
import { storageItem } from '@/utils/lib/storage-item';
import type { Handlers } from '@/utils/messaging/serve';
import { isDemo } from '@/utils/server/demo';
import { SETTINGS_KEY, type Settings } from '@/utils/settings/settings';
import { itemPrefix } from '@/utils/settings/sync/items';
import { readSyncStatus, writeSyncStatus } from '@/utils/settings/sync/status';
import type { SyncMemory, SyncProblem, SyncStep } from '@/utils/settings/sync/step';

/** Item of `storage.local`, keyed by server. */
const MEMORY_KEY = 'sync';
const memory = storageItem(
  () => browser.storage.local,
  MEMORY_KEY,
  (stored) => (stored ?? {}) as Record<string, SyncMemory>,
);

const NOTHING_TO_SYNC: Pick<SyncStep, 'set' | 'remove' | 'problem'> = { set: {}, remove: [], problem: null };

type Deps = Pick<Services, 'connection' | 'settings' | 'loadScript' | 'checkSoon' | 'now' | 'random'>;

export interface Sync extends Pick<Handlers, 'setSync'> {
  /** Runs one exchange with the copy in `storage.sync`. Requests during an exchange lead to one more. */
  run(): Promise<void>;
}

/** Merges the settings with their copy in `storage.sync`, if the person has turned that on. */
export function createSync(services: Deps): Sync {
  const { connection, now, random, settings } = services;
  const { sync } = browser.storage;
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | null = null;

  /** Serializes the work: an exchange that began while sharing was on must not end after it was switched off. */
  const serialized = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };

  const exchange = async () => {
    const status = await readSyncStatus();
    if (!status.on) return;
    let problem: SyncProblem | null = { kind: 'failed' };
    try {
      problem = await bringTogether();
    } finally {
      await writeSyncStatus({ on: true, at: problem ? status.at : now(), problem });
    }
  };

  const bringTogether = async (): Promise<SyncProblem | null> => {
    const { syncStep } = await services.loadScript('extras');
    const memories = await memory.read();
    const items = await sync.get(null);
    let step: SyncStep | null = null;
    let also = {};
    let isNew = false;
    const work = (current: Settings): Settings => {
      const trakt = connection(current);
      // The demo's settings are nobody's. It may have started during the exchange.
      if (isDemo(trakt)) return current;
      const prefix = itemPrefix(trakt);
      const device = Math.floor(random() * 36 ** 6).toString(36);
      const own = memories[prefix] ?? { device, fields: {}, unsupported: {} };
      const next = syncStep(current, own, items, trakt, now());
      step = next;
      also = next.memory === own ? {} : { [MEMORY_KEY]: { ...memories, [prefix]: next.memory } };
      isNew = next.settings !== current;
      return next.settings;
    };
    // Settings and merge memory change in one write: in between, an arrival would look like a local edit.
    await settings.change(work, () => also);
    if (isNew) services.checkSoon();
    const { set, remove, problem } = (step as SyncStep | null) ?? NOTHING_TO_SYNC;
    try {
      if (Object.keys(set).length > 0) await sync.set(set);
      if (remove.length > 0) await sync.remove(remove);
    } catch {
      return { kind: 'refused' };
    }
    return problem;
  };

  const run = (): Promise<void> => {
    waiting ??= serialized(() => {
      waiting = null;
      return exchange();
    });
    return waiting;
  };

  return {
    run,
    async setSync({ on, forget }) {
      await serialized(async () => {
        await memory.write(null);
        await writeSyncStatus({ on, at: null, problem: null });
        // `storage.sync` holds only Lookout's copies, of every server and version.
        if (forget) await sync.clear();
      });
      await run();
      return { ok: true };
    },
  };
}

/** Runs an exchange on every event that may make settings and copy differ. The alarm also retries failures. */
export function listenForSync({ run }: Sync): void {
  const go = () => run().catch(console.error);
  // Listens per storage area: pages write to the session area, and that must not wake a worker.
  browser.storage.sync.onChanged.addListener(go);
  browser.storage.local.onChanged.addListener((changes) => {
    if (SETTINGS_KEY in changes) go();
  });
  browser.alarms.onAlarm.addListener(() => {
    go();
  });
}
