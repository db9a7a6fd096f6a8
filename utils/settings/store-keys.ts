import { browser } from 'wxt/browser';
import { type StorageItem, storageItem } from '@/utils/lib/storage-item';

/** Keys of `storage.local` that belong to one database. */
export const sentinelKey = (database: string) => `sentinel:${database}`;
export const starsKey = (database: string) => `stars:${database}`;
export const storeLostKey = (database: string) => `storeLost:${database}`;

/** When the browser was found to have lost the database, ms UTC; null if never, or once the person has dismissed it. */
export const storeLost = (database: string): StorageItem<number | null> =>
  storageItem(
    () => browser.storage.local,
    storeLostKey(database),
    (stored) => (typeof stored === 'number' ? stored : null),
  );
