import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import type { Profile } from '@/tests/frozen/profile';

declare const chrome: Browser;

/** Replaces everything that the extension has stored by a profile. The extension has created the database before. */
export async function putProfile(page: Page, { database, local, sync }: Profile): Promise<void> {
  await page.evaluate(
    async (text) => {
      const [{ name, stores }, local, sync] = JSON.parse(text) as [
        Profile['database'],
        Profile['local'],
        Profile['sync'],
      ];
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      await new Promise<void>((resolve, reject) => {
        const tx = db.transaction([...db.objectStoreNames], 'readwrite');
        tx.oncomplete = () => resolve();
        tx.onabort = () => reject(tx.error);
        for (const [each, { keyPath, rows }] of Object.entries(stores)) {
          const store = tx.objectStore(each);
          store.clear();
          for (const [key, value] of rows) store.put(value, ...(keyPath === null ? [key] : []));
        }
      });
      db.close();
      await chrome.storage.local.clear();
      await chrome.storage.sync.clear();
      await chrome.storage.local.set(local);
      await chrome.storage.sync.set(sync);
    },
    JSON.stringify([database, local, sync]),
  );
}
