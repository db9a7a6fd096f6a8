import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { countStored } from '@/utils/store/read/count-stored';

export interface StorageUse {
  activities: number;
  cards: number;
  unread: number;
  /** Bytes that the browser says are in use, and that it grants; null where it does not say. */
  used: number | null;
  granted: number | null;
}

/** How much is stored, counted again with each revision; null until it is known or where the store cannot be read. */
export function useStorageUse(read: StoreReader, revision: unknown): StorageUse | null {
  const [use, setUse] = useState<StorageUse | null>(null);
  // A new revision is the reason to count again.
  useEffect(() => {
    let current = true;
    Promise.all([read(countStored), navigator.storage?.estimate?.().catch(() => null) ?? null]).then(
      ([counts, room]) => {
        if (!current || !counts.ok) return;
        const { activities, cards, unread } = counts.value;
        setUse({ activities, cards, unread, used: room?.usage ?? null, granted: room?.quota ?? null });
      },
    );
    return () => {
      current = false;
    };
  }, [read, revision]);
  return use;
}
