import type { Database } from '@/utils/store/open-database';
import { write } from '@/utils/store/write';

/** Streams that rest after a failure may be read again at once: what they failed for has changed. */
export async function wakeStreams(db: Database): Promise<void> {
  await write(db, ['streams'], async (tx) => {
    const store = tx.objectStore('streams');
    for (const state of await store.getAll()) {
      if (state.failures > 0) await store.put({ ...state, failures: 0, nextDue: 0 });
    }
  });
}
