import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { readStreams } from '@/utils/store/read/feed-reader';
import type { StreamState } from '@/utils/store/schema';

/** State of all streams, read again with each revision; null until loaded, empty if the store cannot be read. */
export function useStreams(read: StoreReader, revision: number | undefined): StreamState[] | null {
  const [streams, setStreams] = useState<StreamState[] | null>(null);
  // `revision` is a dependency so that each change of the store triggers a new read.
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
