import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { Settings } from '@/utils/settings/settings';
import { readWatched } from '@/utils/store/read/watched';

/** The titles that the person has watched, needed only if the spoiler level depends on them; undefined until loaded. */
export function useWatched(
  read: StoreReader,
  settings: Settings | null,
  revision: number | undefined,
): SpoilerContext['watched'] {
  const [watched, setWatched] = useState<SpoilerContext['watched']>();
  const self = settings?.spoilers === 'unwatched' ? settings.self : null;
  // Any change of the store may add a watched title.
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
