import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect } from 'vitest';
import { createServices } from '@/entrypoints/background/create-services';
import type { Services } from '@/entrypoints/background/services';
import { demo } from '@/entrypoints/demo/demo';
import { extras } from '@/entrypoints/extras/extras';
import { poller } from '@/entrypoints/poller/poller';
import { createSandbox, SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import type { World } from '@/sandbox/world';
import { type FakeExtension, fakeExtension } from '@/tests/fake-extension';
import { createFakeLocks } from '@/tests/fake-locks';
import { watchWrites } from '@/tests/watch-writes';
import { MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { createSettingsStore } from '@/utils/settings/store';
import type { Database } from '@/utils/store/open-database';
import { readPage } from '@/utils/store/read/feed-reader';
import type { FeedRow } from '@/utils/store/read/first-page';

const START = Date.UTC(2026, 10, 22, 12, 0, 30);

const writes = watchWrites();
afterEach(() => expect(writes.faults.splice(0)).toEqual([]));

export interface Lookout {
  sandbox: Sandbox;
  browser: FakeExtension;
  /** The current worker's services; new ones after `restart`. */
  services: Services;
  /** The clock of Lookout and sandbox, ms UTC. */
  now(): number;
  pass(ms: number): void;
  /** The worker dies and another starts; only store, settings and browser remain. */
  restart(): void;
  db(): Promise<Database>;
  rows(): Promise<FeedRow[]>;
  settings(change: Partial<Settings>): Promise<Settings>;
}

/** Matches a time that Lookout took from its clock within seconds of `time` (ms UTC). */
export const about = (time: number): number => expect.closeTo(time, -4) as number;

/**
 * The background over a sandbox, without a browser: for tests of the corridor.
 *
 * @param minSaving what a request must save; 0 makes each check read everything, for tests about something else
 * @param others servers at origins other than Trakt's, with the same clock
 */
export async function startLookout(
  change: Partial<Settings> = {},
  world?: World,
  others: Record<string, (now: () => number) => Sandbox> = {},
  minSaving = 0,
): Promise<Lookout> {
  globalThis.indexedDB = new IDBFactory();
  const clock = { now: START };
  // As with a real clock, two calls never return the same time.
  const tick = () => ++clock.now;
  const sandbox = createSandbox({
    world: world ?? createCast({ now: START - MINUTE }),
    now: () => clock.now,
  });
  const servers = new Map(Object.entries(others).map(([origin, make]) => [origin, make(() => clock.now)]));
  const send: Sandbox['fetch'] = (input, init) => {
    const { origin } = new URL(input instanceof Request ? input.url : String(input));
    return (servers.get(origin) ?? sandbox).fetch(input, init);
  };
  const browser = fakeExtension();
  const locks = createFakeLocks();
  /** Changes it behind the background's back. */
  const settings = createSettingsStore();
  const boot = () =>
    createServices({
      now: tick,
      random: () => 0.5,
      fetch: send as typeof fetch,
      locks,
      minSaving: async () => minSaving,
      loadScript: async (name) => ({ poller, extras, demo })[name],
    });
  const lookout: Lookout = {
    sandbox,
    browser,
    services: boot(),
    now: () => clock.now,
    pass(ms) {
      clock.now += ms;
    },
    restart() {
      lookout.services = boot();
    },
    async db() {
      const db = await lookout.services.database();
      if (!db.ok) throw new Error(db.error.reason);
      return db.value;
    },
    rows: async () => (await readPage(await lookout.db(), { limit: 500 })).rows,
    settings: (partial) => settings.update((before) => ({ ...before, ...partial })),
  };
  const clientIds = { [lookout.services.connection(DEFAULT_SETTINGS).apiOrigin]: SANDBOX_CLIENT_ID };
  await lookout.settings({ ...DEFAULT_SETTINGS, clientIds, ...change });
  return lookout;
}
