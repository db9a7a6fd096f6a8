import type { Lookout } from '@/tests/lookout';

/** The browser restarts and has lost the database, or all its rows. */
export async function loseStore(lookout: Lookout, what: 'database' | 'rows'): Promise<void> {
  const db = await lookout.db();
  if (what === 'rows') {
    const stores = [...db.objectStoreNames];
    const tx = db.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
  }
  db.close();
  lookout.restart();
  if (what === 'rows') return;
  await new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(db.name);
    request.onsuccess = done;
    request.onerror = failed;
  });
}
