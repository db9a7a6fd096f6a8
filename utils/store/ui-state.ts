import type { Database } from '@/utils/store/open-database';
import type { OutlineRecord } from '@/utils/store/outline-schema';
import { readOutlineRecords } from '@/utils/store/outlines';
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
  /** The outlines of all listings; null if nobody wants them, or they have to be made. */
  outlines: OutlineRecord[] | null;
}

/**
 * Reads all of it in one transaction.
 *
 * @param wantsOutlines whether the outlines are needed too, given the poller's state
 */
export async function readUiState(
  db: Database,
  wantsOutlines: (poller: PollerState | undefined) => boolean,
): Promise<UiState> {
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
  const outlines = wantsOutlines(poller) ? await readOutlineRecords(tx.objectStore('poller')) : null;
  const states = [follows, following].flatMap((state): [string, StreamState][] => (state ? [[state.key, state]] : []));
  return { poller, coverage, following: new Map(states), outbox, unread: unread.length, outlines };
}
