import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LookoutDB } from '@/utils/store/schema';

/** Stated here, since `open-database` writes too. */
type Database = IDBPDatabase<LookoutDB>;

/** Every store that holds something. `lock` holds nothing: it is in the scope of every write. */
type DataStore = Exclude<StoreNames<LookoutDB>, 'lock'>;

/** A write under way, over the stores that it named. */
export type WriteTransaction<Name extends DataStore> = IDBPTransaction<LookoutDB, (Name | 'lock')[], 'readwrite'>;

interface Writes {
  /** Ends with the last write that was queued, however it ends. */
  last: Promise<unknown>;
  open: number;
}

const ofConnection = new WeakMap<Database, Writes>();
let most = 0;

/**
 * The only way to change the store. Chromium cannot roll back two readwrite transactions of one database after it was
 * killed and then deletes the database, so two are never open at once: writes of one connection queue here, and the
 * shared store `lock` makes the browser queue those of other connections and contexts.
 *
 * Runs `work` whole or not at all. Do not call it inside of `work`: it would wait for itself.
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
    const ended = tx.done.then(closed, closed);
    return { value: whole(tx, work), ended };
  });
  writes.last = run.then(
    ({ ended }) => ended,
    () => {},
  );
  return (await run).value;
}

/** Rejects where the store takes nothing now. */
export async function probeWrite(db: Database): Promise<void> {
  await write(db, ['birth'], async (tx) => {
    const birth = await tx.objectStore('birth').get('birth');
    if (birth) await tx.objectStore('birth').put(birth, 'birth');
  });
}

/** The most writes that this worker ever had open at once on one connection: 1, or 0 before the first. */
export const mostOpenWrites = () => most;

/** Queues a request without waiting for it: should it fail, the transaction's `done` fails with it. */
export function queue(request: Promise<unknown>): void {
  request.catch(() => {});
}

interface Abortable {
  abort(): void;
  readonly done: Promise<void>;
}

/** A throw alone would let the transaction commit what was queued before the throw. */
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
      // It was aborted already: by the browser, or because the disk is full.
    }
    throw error;
  }
}
