import type { Candidate } from '@/utils/poll/candidates';
import type { Database } from '@/utils/store/open-database';
import type { StreamState } from '@/utils/store/schema';
import { readSomeStates } from '@/utils/store/stream-states';

/** States read from the store at once: half of what a check may read, so that its first request is sent early. */
const STATES_AT_ONCE = 60;

/**
 * Returns the stored state of a listing that is about to be read. The states of the listings after it are fetched along
 * with it: one transaction serves a whole check of a few people.
 *
 * @param next the listings that are read after it, in order
 */
export function createStateReader(db: Database, next: () => readonly Candidate[]) {
  const batches = new Map<string, Promise<StreamState[]>>();
  const begin = (keys: readonly string[]) => {
    const batch = readSomeStates(db, keys);
    for (const key of keys) batches.set(key, batch);
    // The caller that waits for the batch gets the error; later calls read again.
    batch.catch(() => {
      for (const key of keys) if (batches.get(key) === batch) batches.delete(key);
    });
    return batch;
  };
  return async ({ key }: Candidate): Promise<StreamState | undefined> => {
    const after = () => next().slice(0, STATES_AT_ONCE - 1);
    const batch = batches.get(key) ?? begin([key, ...after().map((each) => each.key)]);
    return (await batch).find((state) => state.key === key);
  };
}
