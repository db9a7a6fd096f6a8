import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { countStored } from '@/utils/store/read/count-stored';

export interface StorageUse {
  cards: number;
  unread: number;
  /** Bytes used and granted according to the browser; null if it does not say. */
  used: number | null;
  granted: number | null;
}

/** Storage in use, counted again after each change of the store; null until loaded or if the store cannot be read. */
export function useStorageUse(read: StoreReader, revision: unknown): StorageUse | null {
  const [use, setUse] = useState<StorageUse | null>(null);
  // `revision` is a dependency so that each change of the store triggers a new count.
  useEffect(() => {
    let current = true;
    Promise.all([read(countStored), navigator.storage?.estimate?.().catch(() => null) ?? null]).then(
      ([counts, room]) => {
        if (!current || !counts.ok) return;
        const { cards, unread } = counts.value;
        setUse({ cards, unread, used: room?.usage ?? null, granted: room?.quota ?? null });
      },
    );
    return () => {
      current = false;
    };
  }, [read, revision]);
  return use;
}
