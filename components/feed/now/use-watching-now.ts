import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { readWatchingNow, type Viewing } from '@/utils/store/read/watching-now';

const NOBODY: readonly Viewing[][] = [];

/**
 * Who is watching at `now` (ms UTC), by title: read again at each change of the store, and over as soon as a title
 * ends.
 *
 * @param revision store revision
 */
export function useWatchingNow(read: StoreReader, revision: number, now: number): readonly Viewing[][] {
  const [found, setFound] = useState(NOBODY);
  // `revision` is a dependency: each change of the store may begin or end something.
  useEffect(() => {
    let isCurrent = true;
    read((db) => readWatchingNow(db, Date.now())).then((result) => {
      if (isCurrent) setFound(result.ok ? result.value : NOBODY);
    });
    return () => {
      isCurrent = false;
    };
  }, [read, revision]);
  return found.map((group) => group.filter(({ until }) => until > now)).filter((group) => group.length > 0);
}
