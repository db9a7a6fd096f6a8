import { browser } from 'wxt/browser';
import type { SyncProblem } from '@/utils/settings/sync/step';

/** Whether this browser shares its settings, and how that goes. In `storage.local`; written by the background only. */
export interface SyncStatus {
  on: boolean;
  /** When the copy and this browser last agreed, ms UTC. */
  at: number | null;
  problem: SyncProblem | null;
}

export const SYNC_STATUS_KEY = 'syncStatus';
const OFF: SyncStatus = { on: false, at: null, problem: null };

export async function readSyncStatus(): Promise<SyncStatus> {
  const found = (await browser.storage.local.get(SYNC_STATUS_KEY))[SYNC_STATUS_KEY];
  return { ...OFF, ...(found as Partial<SyncStatus> | undefined) };
}

/** Calls back whenever it changes; heard of through session storage, see `watchSettings`. Returns the way to stop. */
export function watchSyncStatus(onChange: (status: SyncStatus) => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (SYNC_STATUS_KEY in changes) void readSyncStatus().then(onChange);
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}

/** Only the background writes it. */
export async function writeSyncStatus(status: SyncStatus): Promise<void> {
  await browser.storage.local.set({ [SYNC_STATUS_KEY]: status });
  await browser.storage.session.set({ [SYNC_STATUS_KEY]: crypto.randomUUID() });
}
