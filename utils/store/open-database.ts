import { type IDBPDatabase, openDB } from 'idb';
import { err, ok, type Result } from '@/utils/lib/result';
import { DATABASE_VERSION, MIGRATIONS } from '@/utils/store/migrations';
import type { LookoutDB } from '@/utils/store/schema';
import { type StoreError, toStoreError } from '@/utils/store/store-error';
import { queue } from '@/utils/store/write';

export type Database = IDBPDatabase<LookoutDB>;

/**
 * Opens the store, and creates or migrates it where needed: either a page or the worker may be first.
 *
 * @param onClosing called when the connection must be dropped (another context upgrades, or the browser closed it):
 *   drop it and reopen on next use
 */
export async function openDatabase(
  name: string,
  onClosing: () => void = () => {},
): Promise<Result<Database, StoreError>> {
  let blocked: () => void = () => {};
  const isBlocked = new Promise<'blocked'>((resolve) => {
    blocked = () => resolve('blocked');
  });
  try {
    const opening = openDB<LookoutDB>(name, DATABASE_VERSION, {
      upgrade(db, oldVersion, _newVersion, upgrade, event) {
        for (const step of MIGRATIONS.slice(oldVersion)) step(db, upgrade as Parameters<typeof step>[1]);
        // Chromium only, and missing from the types: 'total' after the browser deleted a damaged database.
        const replaces = (event as { dataLoss?: string }).dataLoss === 'total';
        if (oldVersion === 0) queue(upgrade.objectStore('birth').put({ id: crypto.randomUUID(), replaces }, 'birth'));
      },
      blocked,
      blocking(_current, _wanted, event) {
        (event.target as IDBDatabase).close();
        onClosing();
      },
      terminated: onClosing,
    });
    const db = await Promise.race([opening, isBlocked]);
    if (db === 'blocked') {
      opening.then((late) => late.close()).catch(() => {});
      return err({ kind: 'store', reason: 'blocked' });
    }
    return ok(db);
  } catch (error) {
    return err(toStoreError(error));
  }
}
