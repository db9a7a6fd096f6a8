import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/poller-schema';
import type { Coverage, StreamState } from '@/utils/store/schema';

/** What a round needs to know of the store when it begins. */
export interface RoundSnapshot {
  poller: PollerState | undefined;
  coverage: Coverage | undefined;
  /** By stream key. */
  states: Map<string, StreamState>;
  /** Time of the newest card, ms UTC; 0 if there is none. */
  newest: number;
  /** Whether the outbox holds anything. */
  hasPending: boolean;
}

/** Reads all of it in one transaction: a check usually finds nothing new, and then this is most of its work. */
export async function readRoundSnapshot(db: Database): Promise<RoundSnapshot> {
  const tx = db.transaction(['poller', 'streams', 'cards', 'outbox']);
  const [poller, coverage, states, [newest], [pending]] = await Promise.all([
    tx.objectStore('poller').get('poller') as Promise<PollerState | undefined>,
    tx.objectStore('poller').get('coverage') as Promise<Coverage | undefined>,
    tx.objectStore('streams').getAll(),
    tx.objectStore('cards').getAllKeys(null, 1),
    tx.objectStore('outbox').getAllKeys(null, 1),
  ]);
  return {
    poller,
    coverage,
    states: new Map(states.map((state) => [state.key, state])),
    newest: newest ? -newest[0] : 0,
    hasPending: pending !== undefined,
  };
}
