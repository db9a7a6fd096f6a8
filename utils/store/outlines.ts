import type { Database } from '@/utils/store/open-database';
import { mergeRecords, recordOf } from '@/utils/store/outline-records';
import type { OutlineRecord } from '@/utils/store/outline-schema';
import type { StreamState } from '@/utils/store/schema';
import { queue, write } from '@/utils/store/write';

/*
 * The outlines of all listings, stored beside their states. Every change of a state updates its outline in the same
 * transaction, or drops all outlines; the next round then makes them from the states. Outlines only decide what is
 * read; a read starts from the state itself.
 *
 * The first record has all listings, each later one the changes of one write. They are merged now and then, so that a
 * write stays small and a round reads few records.
 */

/** Once there are this many records, the next write merges them into one. */
const MAX_RECORDS = 32;

/** The layout of the records is stored under this key. If it is missing or different, the records are made again. */
const LAYOUT_KEY = 'outlines';
const LAYOUT = 2;

/** All records. */
const outlineRange = () => IDBKeyRange.bound('outline:', 'outline;');
type RecordKey = `outline:${number}`;
/** Keys are compared as texts. */
const recordKey = (index: number) => `outline:${String(index).padStart(2, '0')}` as RecordKey;

interface ReadStore {
  get(key: typeof LAYOUT_KEY): Promise<unknown>;
  getAll(range: IDBKeyRange): Promise<unknown[]>;
}

/** The store `poller` of a transaction that may write. */
interface PollerStore extends ReadStore {
  getAllKeys(range: IDBKeyRange): Promise<unknown[]>;
  put(record: OutlineRecord, key: RecordKey): Promise<unknown>;
  delete(key: IDBKeyRange | typeof LAYOUT_KEY): Promise<void>;
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
  if (put.length === 0 && gone.length === 0) return;
  const [layout, { length }] = await Promise.all([store.get(LAYOUT_KEY), store.getAllKeys(outlineRange())]);
  // The next round makes them from the states.
  if (layout !== LAYOUT) return;
  const added = recordOf(put, gone);
  if (length < MAX_RECORDS) return void queue(store.put(added, recordKey(length)));
  const known = (await store.getAll(outlineRange())) as OutlineRecord[];
  queue(store.delete(outlineRange()));
  queue(store.put(mergeRecords([...known, added]), recordKey(0)));
}

/** For changes of states that are rare: the next round makes all outlines again. */
export function dropOutlines(store: Pick<PollerStore, 'delete'>): void {
  queue(store.delete(LAYOUT_KEY));
  queue(store.delete(outlineRange()));
}

/** Makes the outlines of all listings from their states. */
export async function makeOutlines(db: Database): Promise<void> {
  await write(db, ['streams', 'poller'], async (tx) => {
    const store = tx.objectStore('poller');
    const states = await tx.objectStore('streams').getAll();
    queue(store.delete(outlineRange()));
    queue(store.put(recordOf(states), recordKey(0)));
    await store.put(LAYOUT, LAYOUT_KEY);
  });
}

/** All records, in order; null: they have to be made, and until then only the states count. */
export async function readOutlineRecords(store: ReadStore): Promise<OutlineRecord[] | null> {
  const [layout, found] = await Promise.all([store.get(LAYOUT_KEY), store.getAll(outlineRange())]);
  return layout === LAYOUT ? (found as OutlineRecord[]) : null;
}
