import { readCoverage } from '@/utils/store/coverage';
import type { Database } from '@/utils/store/open-database';
import type { StreamState } from '@/utils/store/schema';
import { readStreamStates } from '@/utils/store/stream-states';
import { queue, write } from '@/utils/store/write';

/** The two streams whose answers depend only on the signed-in account. */
const ACCOUNT_STREAMS = ['follows', 'following'];

/**
 * All stream states that the signed-in account may continue with. After a different account signs in, drops the follow
 * list and the coverage of the people on it, so that their content becomes baseline.
 *
 * @param account slug of the signed-in account; undefined if nobody is signed in, which changes nothing
 */
export async function readOwnStates(db: Database, account: string | undefined): Promise<Map<string, StreamState>> {
  const states = await readStreamStates(db);
  const readAs = ACCOUNT_STREAMS.flatMap((key) => states.get(key)?.readAs ?? []);
  if (!account || readAs.every((slug) => slug === account)) return states;
  const coverage = await readCoverage(db);
  const { following: _, ...others } = coverage?.sources ?? {};
  await write(db, ['streams', 'poller'], async (tx) => {
    for (const key of ACCOUNT_STREAMS) queue(tx.objectStore('streams').delete(key));
    if (coverage) queue(tx.objectStore('poller').put({ ...coverage, sources: others }, 'coverage'));
  });
  return readStreamStates(db);
}
