import type { Database } from '@/utils/store/open-database';
import { dropOutlines } from '@/utils/store/outlines';
import type { StreamState } from '@/utils/store/schema';
import { write } from '@/utils/store/write';

/**
 * Ends the backoff of streams after the cause of their failure is gone: they are due at once, with no failures counted.
 */
export async function wakeStreams(db: Database, isOver: (state: StreamState) => boolean = () => true): Promise<void> {
  await write(db, ['streams', 'poller'], async (tx) => {
    dropOutlines(tx.objectStore('poller'));
    const store = tx.objectStore('streams');
    for (const state of await store.getAll()) {
      if (state.failures === 0 || !isOver(state)) continue;
      await store.put({ ...state, failures: 0, nextDue: 0, lastError: null });
    }
  });
}
