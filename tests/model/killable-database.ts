import { unwrap } from 'idb';
import { type Database, openDatabase } from '@/utils/store/open-database';

/** Whose connection it is: a worker that is dead hears nothing any more. */
export interface Life {
  alive: boolean;
}

export interface Killable {
  db: Database;
  /** What was not committed is undone, and nobody is told: neither of that, nor of what was. */
  kill(): void;
}

/**
 * A connection as a worker has it. When a browser stops a worker, its open transactions are aborted, and no line of code
 * runs any more that waited for one: an abort alone would let `catch` and `finally` run.
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
    // Before all other listeners: the transaction's own, and on their way down those of its requests.
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
          // It is committing, or has.
        }
      }
      raw.close();
    },
  };
}
