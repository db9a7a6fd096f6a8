import type { Database } from '@/utils/store/open-database';
import type { Coverage } from '@/utils/store/schema';
import { write } from '@/utils/store/write';

/** Since when each source has wanted what it wants; undefined before the first round. */
export async function readCoverage(db: Database): Promise<Coverage | undefined> {
  return (await db.get('poller', 'coverage')) as Coverage | undefined;
}

/**
 * Changes the coverage in one transaction. Writes nothing where `change` returns its argument.
 *
 * @param known the coverage as it has just been read; omit it to read it here
 */
export async function changeCoverage(
  db: Database,
  change: (before: Coverage | undefined) => Coverage,
  known?: Coverage | undefined,
): Promise<Coverage> {
  const found = known ?? (await readCoverage(db));
  if (found && change(found) === found) return found;
  return write(db, ['poller'], async (tx) => {
    const store = tx.objectStore('poller');
    const before = (await store.get('coverage')) as Coverage | undefined;
    const after = change(before);
    if (after !== before) await store.put(after, 'coverage');
    return after;
  });
}
