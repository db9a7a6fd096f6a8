import { readCoverage } from '@/utils/store/coverage';
import type { Database } from '@/utils/store/open-database';
import type { StreamState } from '@/utils/store/schema';
import { readStreamStates } from '@/utils/store/stream-states';
import { queue, write } from '@/utils/store/write';

/** The two whose answers depend on who has signed in, whatever else is asked. */
const OF_ACCOUNT = ['follows', 'following'];

/**
 * All stream states, as the account that is signed in now may go on with them. After another account signed in, the people
 * whom the former follows are forgotten together with their coverage: what there is of theirs is then past.
 *
 * @param account slug of whoever has signed in; undefined: nobody, who leaves everything as it is
 */
export async function readOwnStates(db: Database, account: string | undefined): Promise<Map<string, StreamState>> {
  const states = await readStreamStates(db);
  const readAs = OF_ACCOUNT.flatMap((key) => states.get(key)?.readAs ?? []);
  if (!account || readAs.every((slug) => slug === account)) return states;
  const coverage = await readCoverage(db);
  const { following: _, ...others } = coverage?.sources ?? {};
  await write(db, ['streams', 'poller'], async (tx) => {
    for (const key of OF_ACCOUNT) queue(tx.objectStore('streams').delete(key));
    if (coverage) queue(tx.objectStore('poller').put({ ...coverage, sources: others }, 'coverage'));
  });
  return readStreamStates(db);
}
