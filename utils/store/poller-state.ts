import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/schema';

/** What the poller remembers, or undefined before its first round. */
export async function readPollerState(db: Database): Promise<PollerState | undefined> {
  return db.get('poller', 'poller');
}

export async function putPollerState(db: Database, state: PollerState): Promise<void> {
  await db.put('poller', state, 'poller');
}
