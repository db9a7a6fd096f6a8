import { useEffect, useState } from 'preact/hooks';
import { storeLost } from '@/utils/settings/store-keys';

/**
 * When the browser was found to have deleted the store, ms UTC; null: never, or dismissed.
 *
 * @param database its name
 * @param revision store revision; a change triggers a new lookup
 */
export function useStoreLost(database: string, revision: unknown): number | null {
  const [at, setAt] = useState<number | null>(null);
  // `revision` is a dependency so that each change of the store triggers a new lookup.
  useEffect(() => {
    let current = true;
    storeLost(database)
      .read()
      .then(
        (found) => {
          if (current) setAt(found);
        },
        () => {},
      );
    return () => {
      current = false;
    };
  }, [database, revision]);
  return at;
}
