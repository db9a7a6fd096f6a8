import type { Database } from '@/utils/store/open-database';
import type { StreamState } from '@/utils/store/schema';
import { readStreamStates } from '@/utils/store/stream-states';
import { queue, write } from '@/utils/store/write';

/** The two whose answers depend on who has signed in, whatever else is asked. */
const OF_ACCOUNT = ['follows', 'following'];

/**
 * All stream states, as whoever has signed in now may go on with them. Where somebody else did before, the people whom
 * those follow are forgotten, and with them that anything of them was asked for: what there is of theirs is then past.
 *
 * @param account slug of whoever has signed in; undefined: nobody, who leaves everything as it is
 */
export async function readOwnStates(db: Database, account: string | undefined): Promise<Map<string, StreamState>> {
  const states = await readStreamStates(db);
  const readAs = OF_ACCOUNT.flatMap((key) => states.get(key)?.readAs ?? []);
  if (!account || readAs.every((slug) => slug === account)) return states;
  await write(db, ['streams'], async (tx) => {
    const store = tx.objectStore('streams');
    for (const { covered, ...state } of states.values()) {
      const { following, ...others } = covered;
      if (following) queue(store.put({ ...state, covered: others }));
    }
    for (const key of OF_ACCOUNT) queue(store.delete(key));
  });
  return readStreamStates(db);
}
