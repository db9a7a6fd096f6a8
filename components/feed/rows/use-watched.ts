import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { Settings } from '@/utils/settings/settings';
import { readWatched } from '@/utils/store/read/watched';

/** What the person has watched, where that decides what is a spoiler; until it is known, nothing is. */
export function useWatched(
  read: StoreReader,
  settings: Settings | null,
  revision: number | undefined,
): SpoilerContext['watched'] {
  const [watched, setWatched] = useState<SpoilerContext['watched']>();
  const self = settings?.spoilers === 'unwatched' ? settings.self : null;
  // Whenever the store has changed, something may have been watched.
  useEffect(() => {
    let current = true;
    if (self === null) setWatched(undefined);
    else read((db) => readWatched(db, self)).then((found) => current && setWatched(found.ok ? found.value : undefined));
    return () => {
      current = false;
    };
  }, [read, self, revision]);
  return watched;
}
