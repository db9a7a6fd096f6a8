import { isOwnFault } from '@/utils/lib/own-fault';

export interface StoreError {
  kind: 'store';
  /**
   * `newer-version`: written by a newer Lookout. `blocked`: an old page holds the store open. `internal`: a mistake in
   * Lookout; the store itself is fine.
   */
  reason: 'newer-version' | 'blocked' | 'full' | 'internal' | 'unavailable';
}

/** Maps an IndexedDB exception to its meaning for the person. */
export function toStoreError(error: unknown): StoreError {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return { kind: 'store', reason: 'newer-version' };
  if (name === 'QuotaExceededError') return { kind: 'store', reason: 'full' };
  return { kind: 'store', reason: isOwnFault(error) ? 'internal' : 'unavailable' };
}
