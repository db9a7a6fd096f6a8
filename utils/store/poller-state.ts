import type { Database } from '@/utils/store/open-database';
import { keepOutlines } from '@/utils/store/outlines';
import type { PollerState } from '@/utils/store/poller-schema';
import type { StreamState } from '@/utils/store/schema';
import { queue, write } from '@/utils/store/write';

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

/**
 * Changes the poller's state, and in the same transaction stores the states of streams without new rows.
 *
 * @param waiting returns these states. Called when the transaction begins, which may have to wait for other writes
 * @returns the states that were stored
 */
export async function saveRound(
  db: Database,
  waiting: () => readonly StreamState[],
  change: (known: PollerState | undefined) => PollerState,
): Promise<readonly StreamState[]> {
  return write(db, ['poller', 'streams'], async (tx) => {
    const poller = tx.objectStore('poller');
    const known = (await poller.get('poller')) as PollerState | undefined;
    const states = waiting();
    const next = change(known);
    for (const state of states) queue(tx.objectStore('streams').put(state));
    await Promise.all([keepOutlines(poller, states), poller.put(next, 'poller')]);
    return states;
  });
}
