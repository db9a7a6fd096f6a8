import { useEffect, useState } from 'preact/hooks';
import { readSyncStatus, type SyncStatus, watchSyncStatus } from '@/utils/settings/sync/status';

/** Whether this browser syncs its settings, and the last result; null until loaded. */
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
