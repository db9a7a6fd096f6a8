import { browser } from 'wxt/browser';
import { raiseSignal, storageItem, watchSignal } from '@/utils/lib/storage-item';
import type { SyncProblem } from '@/utils/settings/sync/step';

/**
 * Whether this browser shares its settings, and with what result. In `storage.local`; only the background writes it.
 */
export interface SyncStatus {
  on: boolean;
  /** When the copy and this browser last agreed, ms UTC. */
  at: number | null;
  problem: SyncProblem | null;
}

const SYNC_STATUS_KEY = 'syncStatus';
const OFF: SyncStatus = { on: false, at: null, problem: null };

const item = storageItem(
  () => browser.storage.local,
  SYNC_STATUS_KEY,
  (stored): SyncStatus => ({ ...OFF, ...(stored as Partial<SyncStatus> | undefined) }),
);

export const readSyncStatus = item.read;

/** Calls `onChange` whenever it changes. Returns a function that stops it. */
export const watchSyncStatus = (onChange: (status: SyncStatus) => void): (() => void) =>
  watchSignal(browser.storage.session.onChanged, SYNC_STATUS_KEY, () => void readSyncStatus().then(onChange));

/** Only the background writes it. */
export async function writeSyncStatus(status: SyncStatus): Promise<void> {
  await item.write(status);
  await raiseSignal(browser.storage.session, SYNC_STATUS_KEY);
}
