import { useEffect, useState } from 'preact/hooks';
import { newestRelease, seenRelease } from '@/utils/settings/releases';

/**
 * Whether an update has brought something that the person has not looked at yet.
 *
 * @param revision a change triggers a new lookup
 */
export function useNews(revision?: unknown): boolean {
  const [isNew, setNew] = useState(false);
  // `revision` is a dependency so that each change of it triggers a new lookup.
  useEffect(() => {
    let current = true;
    seenRelease.read().then(
      (seen) => current && setNew(seen !== null && seen !== newestRelease()),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [revision]);
  return isNew;
}
