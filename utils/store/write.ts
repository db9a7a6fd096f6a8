import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LookoutDB } from '@/utils/store/schema';

/** Declared here because `open-database` writes too. */
type Database = IDBPDatabase<LookoutDB>;

/** Every store that holds data. `lock` holds none: it is in the scope of every write. */
type DataStore = Exclude<StoreNames<LookoutDB>, 'lock'>;

/** A write in progress, over the stores that it named. */
export type WriteTransaction<Name extends DataStore> = IDBPTransaction<LookoutDB, (Name | 'lock')[], 'readwrite'>;

interface Writes {
  /** Settles with the last queued write, whether that succeeds or fails. */
  last: Promise<unknown>;
  open: number;
}

const ofConnection = new WeakMap<Database, Writes>();
let most = 0;

/**
 * The only way to change the store. Chromium cannot roll back two readwrite transactions of one database after it was
 * killed, and then deletes the database. So two are never open at once: writes of one connection queue here, and the
 * shared store `lock` makes the browser queue those of other connections and contexts.
 *
 * Runs `work` completely or not at all. Calling it inside `work` deadlocks.
 */
export async function write<Name extends DataStore, T>(
  db: Database,
  stores: readonly Name[],
  work: (tx: WriteTransaction<Name>) => Promise<T>,
): Promise<T> {
  const writes = ofConnection.get(db) ?? { last: Promise.resolve(), open: 0 };
  ofConnection.set(db, writes);
  const run = writes.last.then(() => {
    const tx = db.transaction([...stores, 'lock'], 'readwrite') as WriteTransaction<Name>;
    writes.open += 1;
    most = Math.max(most, writes.open);
    const closed = () => {
      writes.open -= 1;
    };
    // Not `done`: it rejects with the first failed request, before the transaction has been rolled back.
    const ended = new Promise<void>((resolve) => {
      for (const end of ['complete', 'abort'] as const) tx.addEventListener(end, () => resolve());
    }).then(closed);
    return { value: whole(tx, work), ended };
  });
  writes.last = run.then(
    ({ ended }) => ended,
    () => {},
  );
  return (await run).value;
}

/** Rejects if the store accepts no writes now. */
export async function probeWrite(db: Database): Promise<void> {
  await write(db, ['birth'], async (tx) => {
    const birth = await tx.objectStore('birth').get('birth');
    if (birth) await tx.objectStore('birth').put(birth, 'birth');
  });
}

/** Maximum number of writes ever open at once on one connection in this worker: 1, or 0 before the first. */
export const mostOpenWrites = () => most;

/** Queues a request without waiting for it; if it fails, the transaction's `done` rejects too. */
export function queue(request: Promise<unknown>): void {
  request.catch(() => {});
}

interface Abortable {
  abort(): void;
  readonly done: Promise<void>;
}

/** A throw alone would let the transaction commit what was queued before it. */
async function whole<Tx extends Abortable, T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  tx.done.catch(() => {});
  try {
    const value = await work(tx);
    await tx.done;
    return value;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // Already aborted: by the browser, or because the disk is full.
    }
    throw error;
  }
}
