import { deleteDB, openDB } from 'idb';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Lookout } from '@/tests/lookout';
import { writeSettingsFile } from '@/utils/settings/file/read';
import type { Database } from '@/utils/store/open-database';

/** One object store: how it is laid out, and its rows as key and value. */
interface FrozenStore {
  keyPath: string | string[] | null;
  autoIncrement: boolean;
  indexes: Record<string, { keyPath: string | string[]; unique: boolean; multiEntry: boolean }>;
  rows: [key: IDBValidKey, value: unknown][];
}

/** Everything that Lookout keeps in a browser, as plain data. */
export interface Profile {
  /** When it was written, ms UTC. */
  at: number;
  database: { name: string; version: number; stores: Record<string, FrozenStore> };
  local: Record<string, unknown>;
  sync: Record<string, unknown>;
  /** The settings file that Lookout exports. */
  file: string;
}

/** Everything that a Lookout of today has stored. */
export async function readProfile(lookout: Lookout): Promise<Profile> {
  const settings = await lookout.services.settings.read();
  const profile: Profile = {
    at: lookout.now(),
    database: await readStores(await lookout.db()),
    local: await fakeBrowser.storage.local.get(null),
    sync: await fakeBrowser.storage.sync.get(null),
    file: writeSettingsFile(settings, lookout.services.connection(settings)),
  };
  return JSON.parse(JSON.stringify(profile));
}

export async function readStores(db: Pick<Database, 'name'>): Promise<Profile['database']> {
  const opened = await openDB(db.name);
  try {
    const names = [...opened.objectStoreNames].sort();
    const stores: Record<string, FrozenStore> = {};
    for (const name of names) {
      const { store } = opened.transaction(name);
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      const indexes = [...store.indexNames].map((index) => {
        const { keyPath, unique, multiEntry } = store.index(index);
        return [index, { keyPath, unique, multiEntry }];
      });
      stores[name] = {
        keyPath: store.keyPath,
        autoIncrement: store.autoIncrement,
        indexes: Object.fromEntries(indexes),
        rows: keys.map((key, index) => [key, values[index]]),
      };
    }
    return { name: db.name, version: opened.version, stores };
  } finally {
    opened.close();
  }
}

/** Replaces what is in the browser by a profile, without any code of Lookout. */
export async function putProfile({ database, local, sync }: Profile): Promise<void> {
  await deleteDB(database.name);
  const db = await openDB(database.name, database.version, {
    upgrade(db) {
      for (const [name, { keyPath, autoIncrement, indexes }] of Object.entries(database.stores)) {
        const store = db.createObjectStore(name, { keyPath, autoIncrement });
        for (const [index, { keyPath: path, ...options }] of Object.entries(indexes))
          store.createIndex(index, path, options);
      }
    },
  });
  const tx = db.transaction(Object.keys(database.stores), 'readwrite');
  for (const [name, { keyPath, rows }] of Object.entries(database.stores)) {
    const store = tx.objectStore(name);
    for (const [key, value] of rows) void (keyPath === null ? store.put(value, key) : store.put(value));
  }
  await tx.done;
  db.close();
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.storage.sync.clear();
  await fakeBrowser.storage.local.set(local);
  await fakeBrowser.storage.sync.set(sync);
}

/** One row a line, so that a change can be read. `undefined`, which some rows hold, is left out. */
export function serializeProfile({ database, ...rest }: Profile): string {
  const line = (value: unknown) => JSON.stringify(value);
  const stores = Object.entries(database.stores).map(([name, { rows, ...layout }]) => {
    const lines = rows.map((row) => `\n${line(row)}`).join(',');
    return `${line(name)}:{${line(layout).slice(1, -1)},"rows":[${lines}]}`;
  });
  const { name, version } = database;
  const more = Object.entries(rest).map(([key, value]) => `,\n${line(key)}:${line(value)}`);
  return `{"database":{"name":${line(name)},"version":${version},"stores":{\n${stores.join(',\n')}}}${more.join('')}}\n`;
}
