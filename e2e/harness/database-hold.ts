import type { Page } from 'playwright-core';

export interface Hold {
  /** Waits until an entry of the wanted state is in the outbox, and returns the outbox; from then on the worker waits. */
  caught(): Promise<{ id: string; state: string }[]>;
  /** Lets the database go. */
  release(): Promise<void>;
}

/**
 * Stops the worker's clock at one arrow of the corridor, with nothing but the database's own locks: this page always has
 * the next write transaction queued. Whoever commits an entry in the wanted state finds this page's transaction before
 * its own next one, and that stays open until it is released.
 *
 * Without `outbox` no attempt can be stored and nothing be settled; `images` is read between an attempt and its
 * notification. So `pending` means: committed, and no attempt stored; `attempted`: stored, and nothing raised; `raised`:
 * it will be, but that cannot be noted.
 *
 * @param page any page of the extension
 */
export async function holdDatabase(
  page: Page,
  database: string,
  at: 'pending' | 'attempted' | 'raised',
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
        const queueNext = () => {
          if (released || found) return;
          const outbox = db.transaction(stores, 'readwrite').objectStore('outbox');
          outbox.getAll().onsuccess = (event) => {
            if (!found) queueNext();
            const entries = (event.target as IDBRequest<{ id: string; state: string }[]>).result;
            if (found || !entries.some((entry) => entry.state === wanted)) return;
            found = true;
            resolve(entries);
            // A transaction lives as long as something is asked of it.
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
    [database, at === 'pending' ? at : 'attempted', at === 'raised' ? ['outbox'] : ['outbox', 'images']] as const,
  );
  return {
    caught: async () => handle.evaluate((hold) => hold.caught),
    release: async () => handle.evaluate((hold) => hold.release()),
  };
}
