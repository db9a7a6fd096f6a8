import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { readStanding, type Standing } from '@/utils/store/read/waiting';

/** What keeps Lookout from checking, read again with each `reading` of the streams; undefined until it is known. */
export function useStanding(read: StoreReader, reading: unknown): Standing | undefined {
  const [standing, setStanding] = useState<Standing>();
  // A new reading is the reason to read again.
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
