import type { IDBPTransaction } from 'idb';
import type { LookoutDB } from '@/utils/store/schema';

/** What one commit writes. */
export const COMMIT_STORES = ['activities', 'cards', 'unread', 'seen', 'streams', 'outbox', 'tallies'] as const;
export type CommitTransaction = IDBPTransaction<LookoutDB, typeof COMMIT_STORES, 'readwrite'>;

/** Queues a write without waiting for it: should it fail, the transaction's `done` fails with it. */
export function queue(write: Promise<unknown>): void {
  write.catch(() => {});
}

interface Abortable {
  abort(): void;
  readonly done: Promise<void>;
}

/** Runs a transaction whole or not at all: a throw alone would let it commit what was queued before the throw. */
export async function whole<Tx extends Abortable, T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
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
