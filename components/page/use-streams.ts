import { useEffect, useState } from 'preact/hooks';
import { readStreams } from '@/utils/store/read/feed-reader';
import type { StreamState } from '@/utils/store/schema';
import type { StoreReader } from './connect-store';

/** How reading goes, read again with each revision; null until it is known, empty where the store cannot be read. */
export function useStreams(read: StoreReader, revision: number | undefined): StreamState[] | null {
  const [streams, setStreams] = useState<StreamState[] | null>(null);
  // A new revision is the reason to read again.
  useEffect(() => {
    let current = true;
    read(readStreams).then((found) => {
      if (current) setStreams(found.ok ? found.value : []);
    });
    return () => {
      current = false;
    };
  }, [read, revision]);
  return streams;
}
