import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { Card, StoredActivity } from '@/utils/store/schema';

declare const chrome: Browser;

export interface Snapshot {
  settings: unknown;
  /** Store name -> its records; empty if the database does not exist. */
  stores: Record<string, unknown[]>;
}

/** The activities of all rows in the feed. */
export const activitiesIn = ({ cards = [] }: Snapshot['stores']): StoredActivity[] =>
  cards.flatMap((card) => (card as Card).activities);

/** Everything that the extension stores: settings and every record, as plain data for comparing. */
export async function snapshot(page: Page, database: string): Promise<Snapshot> {
  return page.evaluate(async (name) => {
    const settings = await chrome.storage.local.get(null);
    const stores: Record<string, unknown[]> = {};
    // Opening a missing database would create an empty one.
    if (!(await indexedDB.databases()).some((each) => each.name === name)) return { settings, stores };
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await result(indexedDB.open(name));
    const tx = db.transaction([...db.objectStoreNames]);
    for (const store of db.objectStoreNames) stores[store] = await result(tx.objectStore(store).getAll());
    db.close();
    return { settings, stores };
  }, database);
}

/** Without the request count, which every lookup raises. */
export async function snapshotButCount(page: Page, database: string): Promise<Snapshot> {
  const { settings, stores } = await snapshot(page, database);
  const { poller: _, ...others } = stores;
  return { settings, stores: others };
}

/** How long to wait for the end of a round, ms; one that hangs takes longer. */
const MAX_ROUND_MS = 5000;

/**
 * Makes every stream due now, once no round is under way, or after a while: a round has already planned its reads, and
 * stores new due times. The next round reads everything, whatever begins it.
 */
export async function makeDue(page: Page, database: string): Promise<void> {
  await page.evaluate(
    async ([name, maxRound]) => {
      const change = async () => {
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        await new Promise<void>((resolve, reject) => {
          const tx = db.transaction(['streams', 'poller', 'lock'], 'readwrite');
          tx.oncomplete = () => resolve();
          tx.onabort = () => reject(tx.error);
          // The next round makes the outlines again.
          tx.objectStore('poller').delete('outlines');
          tx.objectStore('streams').openCursor().onsuccess = (event) => {
            const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
            if (!cursor) return;
            cursor.update({ ...cursor.value, nextDue: 0 });
            cursor.continue();
          };
        });
        db.close();
      };
      const signal = AbortSignal.timeout(maxRound);
      await navigator.locks.request('lookout:round', { signal }, change).catch((error) => {
        if (error !== signal.reason) throw error;
        return change();
      });
    },
    [database, MAX_ROUND_MS] as const,
  );
}

/** Refills Trakt's allowance, as if time had passed. */
export async function forgetSpent(page: Page, database: string): Promise<void> {
  await page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    await new Promise<void>((resolve, reject) => {
      const tx = db.transaction(['poller', 'lock'], 'readwrite');
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
      tx.objectStore('poller').delete('poller');
    });
    db.close();
  }, database);
}
