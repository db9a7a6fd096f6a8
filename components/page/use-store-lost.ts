import { useEffect, useState } from 'preact/hooks';
import { storeLost } from '@/utils/settings/store-keys';

/**
 * When the browser was seen to have lost the store, ms UTC; null: never, or dismissed.
 *
 * @param database its name
 * @param revision of the store: looked up again whenever it changes
 */
export function useStoreLost(database: string, revision: unknown): number | null {
  const [at, setAt] = useState<number | null>(null);
  // A new revision is the reason to look again.
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
