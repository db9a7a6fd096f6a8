import { unwrap } from 'idb';
import { type Database, openDatabase } from '@/utils/store/open-database';

/** The worker that owns the connection; after its death it receives no events. */
export interface Life {
  alive: boolean;
}

export interface Killable {
  db: Database;
  /** Aborts what was not committed, without an event for either outcome. */
  kill(): void;
}

/**
 * A worker's connection. When a browser stops a worker, its open transactions are aborted, and no code that waited for
 * one runs again. A plain abort would still run `catch` and `finally`.
 */
export async function openKillable(name: string, life: Life): Promise<Killable> {
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(opened.error.reason);
  const raw = unwrap(opened.value);
  const begin = raw.transaction.bind(raw);
  const open = new Set<IDBTransaction>();
  const silence = (event: globalThis.Event) => {
    if (!life.alive) event.stopImmediatePropagation();
  };
  raw.transaction = (...args) => {
    const tx = begin(...args);
    open.add(tx);
    const end = () => open.delete(tx);
    // Before all other listeners: those of the transaction, and those of its requests on the way down.
    for (const type of ['success', 'error']) tx.addEventListener(type, silence, true);
    for (const type of ['complete', 'abort', 'error']) tx.addEventListener(type, silence);
    tx.addEventListener('complete', end);
    tx.addEventListener('abort', end);
    return tx;
  };
  return {
    db: opened.value,
    kill() {
      for (const tx of open) {
        try {
          tx.abort();
        } catch {
          // The transaction is committing or committed.
        }
      }
      raw.close();
    },
  };
}
