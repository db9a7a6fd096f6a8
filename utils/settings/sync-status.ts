import { browser } from 'wxt/browser';
import type { SyncProblem } from '@/utils/settings/sync-step';

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

/** Calls back whenever it changes. Returns the way to stop. */
export function watchSyncStatus(onChange: (status: SyncStatus) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[SYNC_STATUS_KEY] : undefined;
    if (change) onChange({ ...OFF, ...(change.newValue as Partial<SyncStatus> | undefined) });
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
