import type { Database } from '@/utils/store/open-database';
import { dropOutlines } from '@/utils/store/outlines';
import { type RoundSnapshot, readRoundSnapshot } from '@/utils/store/round-snapshot';
import { queue, write } from '@/utils/store/write';

/** The two streams with answers that depend only on the signed-in account. */
const ACCOUNT_STREAMS = ['follows', 'following'];

/**
 * The store as far as the signed-in account may continue with it. After a different account signs in, drops the follow
 * list and the coverage of the people on it, so that their content becomes baseline.
 *
 * @param known the store as it is
 * @param account slug of the signed-in account; undefined if nobody is signed in, which changes nothing
 */
export async function readOwnStates(
  db: Database,
  known: RoundSnapshot,
  account: string | undefined,
): Promise<Pick<RoundSnapshot, 'states' | 'coverage'>> {
  const { states, coverage } = known;
  const readAs = ACCOUNT_STREAMS.flatMap((key) => states.get(key)?.readAs ?? []);
  if (!account || readAs.every((slug) => slug === account)) return known;
  const { following: _, ...others } = coverage?.sources ?? {};
  await write(db, ['streams', 'poller'], async (tx) => {
    dropOutlines(tx.objectStore('poller'));
    for (const key of ACCOUNT_STREAMS) queue(tx.objectStore('streams').delete(key));
    if (coverage) queue(tx.objectStore('poller').put({ ...coverage, sources: others }, 'coverage'));
  });
  return readRoundSnapshot(db);
}
