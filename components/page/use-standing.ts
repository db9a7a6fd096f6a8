import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { readStanding, type Standing } from '@/utils/store/read/waiting';

/** What keeps Lookout from checking; undefined until loaded. Read again with each `revision` of the store. */
export function useStanding(read: StoreReader, revision?: number): Standing | undefined {
  const [standing, setStanding] = useState<Standing>();
  // `revision` is a dependency so that each change of the store triggers a new read.
  useEffect(() => {
    let current = true;
    read(readStanding).then((found) => {
      if (current && found.ok) setStanding(found.value);
    });
    return () => {
      current = false;
    };
  }, [read, revision]);
  return standing;
}
