import type { Database } from '@/utils/store/open-database';
import { EMPTY_RECORD, withStates } from '@/utils/store/outline-records';
import type { OutlineRecord } from '@/utils/store/outline-schema';
import type { StreamState } from '@/utils/store/schema';
import { queue, write } from '@/utils/store/write';

/*
 * The outlines of all listings, beside their states: whatever changes a state changes its outline in the same
 * transaction, or drops them all, and the next round makes them from the states. They only decide what is read; a read
 * begins with the state itself.
 */

/** A record holds the listings of about one person with a thousand people, so that a read rewrites little. */
const RECORDS = 1024;
/** Under this key: the layout of the records. Without it, or with another one, they are made again. */
const LAYOUT_KEY = 'outlines';
const LAYOUT = 1;

/** All records. */
const outlineRange = () => IDBKeyRange.bound('outline:', 'outline;');

type RecordKey = `outline:${number}`;

/** The store `poller` of a transaction that may write. */
interface PollerStore {
  get(key: RecordKey): Promise<unknown>;
  put(record: OutlineRecord, key: RecordKey): Promise<unknown>;
  delete(key: RecordKey | typeof LAYOUT_KEY): Promise<void>;
}

/** The listings of one person are in one record: they are often read together. */
function recordKeyOf(key: string): RecordKey {
  const owner = key.slice(key.indexOf(':') + 1);
  let hash = 0;
  for (let at = 0; at < owner.length; at += 1) hash = (Math.imul(hash, 31) + owner.charCodeAt(at)) | 0;
  return `outline:${(hash >>> 0) % RECORDS}`;
}

interface Change {
  put: StreamState[];
  gone: Set<string>;
}

function byRecord(put: readonly StreamState[], gone: readonly string[]): Map<RecordKey, Change> {
  const changes = new Map<RecordKey, Change>();
  const changeOf = (key: string) => {
    const name = recordKeyOf(key);
    const change = changes.get(name) ?? { put: [], gone: new Set() };
    changes.set(name, change);
    return change;
  };
  for (const state of put) changeOf(state.key).put.push(state);
  for (const key of gone) changeOf(key).gone.add(key);
  return changes;
}

/**
 * Brings the outlines of some listings in line with their states.
 *
 * @param store of the transaction that changes these
 */
export async function keepOutlines(
  store: PollerStore,
  put: readonly StreamState[],
  gone: readonly string[] = [],
): Promise<void> {
  await Promise.all(
    [...byRecord(put, gone)].map(async ([name, change]) => {
      const known = (await store.get(name)) as OutlineRecord | undefined;
      const next = withStates(known ?? EMPTY_RECORD, change.put, change.gone);
      queue(next.keys.length > 0 ? store.put(next, name) : store.delete(name));
    }),
  );
}

/** For changes of states that are rare: the next round makes all outlines again. */
export function dropOutlines(store: Pick<PollerStore, 'delete'>): void {
  queue(store.delete(LAYOUT_KEY));
}

/** Makes the outlines of all listings from their states. */
export async function makeOutlines(db: Database): Promise<void> {
  await write(db, ['streams', 'poller'], async (tx) => {
    const store = tx.objectStore('poller');
    const states = await tx.objectStore('streams').getAll();
    queue(store.delete(outlineRange()));
    for (const [name, { put }] of byRecord(states, [])) queue(store.put(withStates(EMPTY_RECORD, put), name));
    await store.put(LAYOUT, LAYOUT_KEY);
  });
}

interface ReadStore {
  get(key: typeof LAYOUT_KEY): Promise<unknown>;
  getAll(range: IDBKeyRange): Promise<unknown[]>;
}

/** All records; null: they have to be made, and until then only the states count. */
export async function readOutlineRecords(store: ReadStore): Promise<OutlineRecord[] | null> {
  const [layout, found] = await Promise.all([store.get(LAYOUT_KEY), store.getAll(outlineRange())]);
  return layout === LAYOUT ? (found as OutlineRecord[]) : null;
}
