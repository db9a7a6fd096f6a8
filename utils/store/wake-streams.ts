import type { Database } from '@/utils/store/open-database';

/** Streams that rest after a failure may be read again at once: what they failed for has changed. */
export async function wakeStreams(db: Database): Promise<void> {
  const tx = db.transaction('streams', 'readwrite');
  for (const state of await tx.store.getAll()) {
    if (state.failures > 0) await tx.store.put({ ...state, failures: 0, nextDue: 0 });
  }
  await tx.done;
}
