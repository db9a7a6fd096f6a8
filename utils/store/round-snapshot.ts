import { KnownStates } from '@/utils/store/known-states';
import type { Database } from '@/utils/store/open-database';
import { tableOf } from '@/utils/store/outline-records';
import { dropOutlines, readOutlineRecords } from '@/utils/store/outlines';
import type { PollerState } from '@/utils/store/poller-schema';
import type { Coverage, StreamState } from '@/utils/store/schema';
import { write } from '@/utils/store/write';

/** What a round needs to know of the store when it begins. */
export interface RoundSnapshot {
  poller: PollerState | undefined;
  coverage: Coverage | undefined;
  /**
   * By stream key. The follow list, its feed and v1's requests for shows in full, because the plan follows from them.
   */
  states: KnownStates;
  /** The outlines have to be made, see `store/outlines`: all states are there in full. */
  lacksOutlines: boolean;
  /** Time of the newest card, ms UTC; 0 if there is none. */
  newest: number;
  /** Whether the outbox holds anything. */
  hasPending: boolean;
}

/**
 * Chromium keeps a large record in a file of its own, and such a file can be lost or damaged. What outlines say follows
 * from the states, so if reading fails they go, and are made again.
 */
export async function readRoundSnapshot(db: Database): Promise<RoundSnapshot> {
  try {
    return await readOnce(db);
  } catch {
    await write(db, ['poller'], async (tx) => dropOutlines(tx.objectStore('poller')));
    return readOnce(db);
  }
}

/** Reads all of it in one transaction: a check usually finds nothing new, and then this is most of its work. */
async function readOnce(db: Database): Promise<RoundSnapshot> {
  const tx = db.transaction(['poller', 'streams', 'cards', 'outbox']);
  const streams = tx.objectStore('streams');
  const [poller, coverage, follows, following, requests, [newest], [pending], records] = await Promise.all([
    tx.objectStore('poller').get('poller') as Promise<PollerState | undefined>,
    tx.objectStore('poller').get('coverage') as Promise<Coverage | undefined>,
    streams.get('follows'),
    streams.get('following'),
    streams.getAll(IDBKeyRange.bound('show-activity:', 'show-activity;')),
    tx.objectStore('cards').getAllKeys(null, 1),
    tx.objectStore('outbox').getAllKeys(null, 1),
    // Last: if a request before it throws, nobody waits for its own.
    readOutlineRecords(tx.objectStore('poller')),
  ]);
  const whole = new Map<string, StreamState>();
  for (const state of records ? [follows, following, ...requests] : await streams.getAll())
    if (state) whole.set(state.key, state);
  return {
    poller,
    coverage,
    states: new KnownStates(tableOf(records ?? []), whole),
    lacksOutlines: records === null,
    newest: newest ? -newest[0] : 0,
    hasPending: pending !== undefined,
  };
}
