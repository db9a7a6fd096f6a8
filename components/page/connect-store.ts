import type { Result } from '@/utils/lib/result';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { type StoreError, toStoreError } from '@/utils/store/store-error';

/** Reads from the store. Never rejects. */
export type StoreReader = <T>(read: (db: Database) => Promise<T>) => Promise<Result<T, StoreError>>;

/**
 * A page's connection to the store: opened on first use, and again after it was closed.
 *
 * @param name name of the database; a promise while the settings, which decide it, are being read
 * @param guess a name to open at once; if `name` turns out to be another, that connection is closed unused
 */
export function connectStore(name: string | Promise<string>, guess: string | null = null): StoreReader {
  let opened: ReturnType<typeof openDatabase> | null = null;
  const drop = () => {
    opened = null;
    ahead = null;
  };
  let ahead = guess === null ? null : openDatabase(guess, drop);
  const open = async () => {
    const known = await name;
    const guessed = ahead;
    ahead = null;
    if (guessed && known === guess) return guessed;
    void guessed?.then((db) => db.ok && db.value.close());
    return openDatabase(known, drop);
  };
  return async (read) => {
    opened ??= open();
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
