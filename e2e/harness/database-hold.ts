import type { Page } from 'playwright-core';
import { until } from './until';

export interface Hold {
  /** Waits until the outbox has an entry in the wanted state, and returns the outbox; from then on the worker waits. */
  caught(): Promise<{ id: string; state: string }[]>;
  /** Releases the database. */
  release(): Promise<void>;
}

const STORES = {
  pending: ['outbox', 'images'],
  attempted: ['outbox', 'images'],
  raised: ['outbox'],
  delivered: ['outbox', 'unread'],
};

/**
 * Stops the worker at one arrow of the corridor, using only the database's own locks: this page always has the next
 * write transaction queued. When the worker commits an entry in the wanted state, this page's transaction comes before
 * the worker's next one, and stays open until released.
 *
 * Holding `outbox` prevents storing an attempt or a delivery; `images` is read between an attempt and its notification.
 * So `pending` means: committed, no attempt stored; `attempted`: attempt stored, nothing raised; `raised`: it will be
 * raised, but that cannot be stored. `unread` feeds the badge: `delivered` means that all is stored, and neither the
 * badge nor a page shows it yet.
 *
 * @param page any page of the extension
 */
export async function holdDatabase(
  page: Page,
  database: string,
  at: 'pending' | 'attempted' | 'raised' | 'delivered',
): Promise<Hold> {
  const handle = await page.evaluateHandle(
    async ([name, wanted, stores]) => {
      if (!(await indexedDB.databases()).some((each) => each.name === name)) throw new Error(`No database ${name}`);
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      let released = false;
      const caught = new Promise<{ id: string; state: string }[]>((resolve) => {
        let found = false;
        let wasAttempted = false;
        const isThere = (entries: { state: string }[]) => {
          if (wanted === 'delivered' && wasAttempted && entries.length === 0) return true;
          wasAttempted ||= entries.some(({ state }) => state === 'attempted');
          if (wanted === 'pending') return entries.some(({ state }) => state === 'pending');
          return wanted !== 'delivered' && wasAttempted;
        };
        const queueNext = () => {
          if (released || found) return;
          const outbox = db.transaction(stores, 'readwrite').objectStore('outbox');
          outbox.getAll().onsuccess = (event) => {
            if (!found) queueNext();
            const entries = (event.target as IDBRequest<{ id: string; state: string }[]>).result;
            if (found || !isThere(entries)) return;
            found = true;
            resolve(entries);
            // A transaction stays open only while it has requests.
            const keep = () => {
              if (released) db.close();
              else outbox.count().onsuccess = keep;
            };
            keep();
          };
        };
        queueNext();
      });
      return {
        caught,
        release: () => {
          released = true;
        },
      };
    },
    [database, at, STORES[at]] as const,
  );
  return {
    caught: async () => handle.evaluate((hold) => hold.caught),
    release: async () => handle.evaluate((hold) => hold.release()),
  };
}

/** Keeps the worker from writing to a store until released; it can continue up to that point. */
export async function holdStore(page: Page, database: string, store: string): Promise<{ release(): Promise<void> }> {
  const handle = await page.evaluateHandle(
    async ([name, held]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      let released = false;
      const open = db.transaction(held, 'readwrite').objectStore(held);
      await new Promise<void>((begun) => {
        const keep = () => {
          begun();
          if (released) db.close();
          else open.count().onsuccess = keep;
        };
        open.count().onsuccess = keep;
      });
      return {
        release: () => {
          released = true;
        },
      };
    },
    [database, store] as const,
  );
  return { release: async () => handle.evaluate((hold) => hold.release()) };
}

/** Holds one of the extension's Web Locks, as another round would, until released. */
export async function holdLock(
  page: Page,
  name: string,
): Promise<{ caught(): Promise<void>; release(): Promise<void> }> {
  const end = await page.evaluateHandle(
    (lock) =>
      new Promise<() => void>((held) => {
        navigator.locks.request(lock, () => new Promise<void>((release) => held(() => release())));
      }),
    name,
  );
  return {
    async caught() {
      await until('somebody to wait for the lock', () =>
        page.evaluate(
          async (lock) => ((await navigator.locks.query()).pending ?? []).some((each) => each.name === lock),
          name,
        ),
      );
    },
    release: async () => end.evaluate((release) => release()),
  };
}
