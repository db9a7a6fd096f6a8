import { useEffect, useState } from 'preact/hooks';
import { readSyncStatus, type SyncStatus, watchSyncStatus } from '@/utils/settings/sync/status';

/** Whether and how this browser shares its settings; null until it is known. */
export function useSyncStatus(): SyncStatus | null {
  const [status, setStatus] = useState<SyncStatus | null>(null);
  useEffect(() => {
    let changed = false;
    const stop = watchSyncStatus((now) => {
      changed = true;
      setStatus(now);
    });
    readSyncStatus().then((read) => {
      if (!changed) setStatus(read);
    });
    return stop;
  }, []);
  return status;
}
