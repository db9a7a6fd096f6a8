import { isOwnFault } from '@/utils/lib/own-fault';

export interface StoreError {
  kind: 'store';
  /**
   * `newer-version`: written by a newer Lookout. `blocked`: an old page holds it open. `internal`: nothing is wrong with
   * the store, Lookout itself made a mistake.
   */
  reason: 'newer-version' | 'blocked' | 'full' | 'internal' | 'unavailable';
}

/** What an exception of IndexedDB means to a person. */
export function toStoreError(error: unknown): StoreError {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return { kind: 'store', reason: 'newer-version' };
  if (name === 'QuotaExceededError') return { kind: 'store', reason: 'full' };
  return { kind: 'store', reason: isOwnFault(error) ? 'internal' : 'unavailable' };
}
