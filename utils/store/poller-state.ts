import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/poller-schema';
import { write } from '@/utils/store/write';

/** What the poller remembers; undefined before its first round. */
export async function readPollerState(db: Database): Promise<PollerState | undefined> {
  return (await db.get('poller', 'poller')) as PollerState | undefined;
}

/**
 * Changes the state in one transaction, so that no concurrent change is lost; `change` returns undefined to leave it.
 */
export async function updatePollerState(
  db: Database,
  change: (known: PollerState | undefined) => PollerState | undefined,
): Promise<void> {
  await write(db, ['poller'], async (tx) => {
    const store = tx.objectStore('poller');
    const next = change((await store.get('poller')) as PollerState | undefined);
    if (next) await store.put(next, 'poller');
  });
}
