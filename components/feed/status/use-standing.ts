import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { readStanding, type Standing } from '@/utils/store/read/waiting';

/** What keeps Lookout from checking; undefined until loaded. Read again whenever `reading` changes. */
export function useStanding(read: StoreReader, reading: unknown): Standing | undefined {
  const [standing, setStanding] = useState<Standing>();
  // `reading` is a dependency: new streams mean a new standing.
  useEffect(() => {
    let current = true;
    read(readStanding).then((found) => {
      if (current && found.ok) setStanding(found.value);
    });
    return () => {
      current = false;
    };
  }, [read, reading]);
  return standing;
}
