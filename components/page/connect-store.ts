import type { Result } from '@/utils/lib/result';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { type StoreError, toStoreError } from '@/utils/store/store-error';

/** Reads from the store. Never rejects. */
export type StoreReader = <T>(read: (db: Database) => Promise<T>) => Promise<Result<T, StoreError>>;

/**
 * A page's connection to the store: opened on first use, and again after it was closed.
 *
 * @param name may be a promise, because it depends on the settings
 */
export function connectStore(name: string | Promise<string>): StoreReader {
  let opened: ReturnType<typeof openDatabase> | null = null;
  return async (read) => {
    opened ??= Promise.resolve(name).then((known) =>
      openDatabase(known, () => {
        opened = null;
      }),
    );
    const db = await opened;
    if (!db.ok) {
      opened = null;
      return db;
    }
    try {
      return { ok: true, value: await read(db.value) };
    } catch (error) {
      opened = null;
      db.value.close();
      return { ok: false, error: toStoreError(error) };
    }
  };
}
