import type { Database } from '@/utils/store/open-database';
import type { Coverage, Vouch } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { queue, write } from '@/utils/store/write';

/** Since when each source has wanted what it wants; undefined before the first round. */
export async function readCoverage(db: Database): Promise<Coverage | undefined> {
  return (await db.get('poller', 'coverage')) as Coverage | undefined;
}

/** Changes the coverage in one transaction. Writes nothing where `change` returns its argument. */
export async function changeCoverage(
  db: Database,
  change: (before: Coverage | undefined) => Coverage,
): Promise<Coverage> {
  const known = await readCoverage(db);
  if (known && change(known) === known) return known;
  return write(db, ['poller'], async (tx) => {
    const store = tx.objectStore('poller');
    const before = (await store.get('coverage')) as Coverage | undefined;
    const after = change(before);
    if (after !== before) await store.put(after, 'coverage');
    return after;
  });
}

/**
 * Records that everything up to `at` was read elsewhere: by another stream, or into an earlier store. Until the next
 * good read of these streams, whatever happened at `from` or later is news for every source that wanted it by `at`.
 */
export async function vouch(db: Database, keys: readonly string[], vouched: Vouch): Promise<void> {
  await write(db, ['streams'], async (tx) => {
    const store = tx.objectStore('streams');
    const states = await Promise.all(keys.map((key) => store.get(key)));
    for (const [index, key] of keys.entries()) {
      queue(store.put({ ...(states[index] ?? newStreamState(key)), vouched }));
    }
  });
}
