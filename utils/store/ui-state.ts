import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/poller-schema';
import { UNREAD_LIMIT } from '@/utils/store/read/first-page';
import type { Coverage, OutboxEntry, StreamState } from '@/utils/store/schema';

/** What alarm, badge and menu show of the store. */
export interface UiState {
  poller: PollerState | undefined;
  coverage: Coverage | undefined;
  /** The two streams about the people that the signed-in person follows, by stream key. */
  following: Map<string, StreamState>;
  outbox: OutboxEntry[];
  /** Number of unread cards, at most {@link UNREAD_LIMIT}. */
  unread: number;
}

/** Reads all of it in one transaction. */
export async function readUiState(db: Database): Promise<UiState> {
  const tx = db.transaction(['poller', 'streams', 'outbox', 'unread']);
  const streams = tx.objectStore('streams');
  const [poller, coverage, follows, following, outbox, unread] = await Promise.all([
    tx.objectStore('poller').get('poller') as Promise<PollerState | undefined>,
    tx.objectStore('poller').get('coverage') as Promise<Coverage | undefined>,
    streams.get('follows'),
    streams.get('following'),
    tx.objectStore('outbox').getAll(),
    tx.objectStore('unread').getAllKeys(null, UNREAD_LIMIT),
  ]);
  const states = [follows, following].flatMap((state): [string, StreamState][] => (state ? [[state.key, state]] : []));
  return { poller, coverage, following: new Map(states), outbox, unread: unread.length };
}
