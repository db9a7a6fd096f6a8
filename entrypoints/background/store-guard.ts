import { browser } from 'wxt/browser';
import { sentinelKey, storeLostKey } from '@/utils/settings/store-keys';
import type { Database } from '@/utils/store/open-database';
import { isWorthKeeping, judgeStore, readSentinel, rebuildStore, type Sentinel } from '@/utils/store/sentinel';

async function read(name: string): Promise<Sentinel | undefined> {
  const key = sentinelKey(name);
  return (await browser.storage.local.get(key))[key] as Sentinel | undefined;
}

/** To be called on each new connection, before anything is read: notices that the browser has lost the store. */
export async function noticeLoss(db: Database, now: number): Promise<void> {
  const [birth, sentinel] = await Promise.all([db.get('birth', 'birth'), read(db.name)]);
  if (judgeStore(birth, sentinel) !== 'lost') return;
  console.warn('The browser has lost the store; it is rebuilt from Trakt');
  // First what the pages say: after a kill in between, the loss is noticed again.
  await browser.storage.local.set({ [storeLostKey(db.name)]: now });
  await rebuildStore(db, sentinel);
}

/** To be called after each round: keeps what a new store would need. */
export async function keepSentinel(db: Database, now: number): Promise<void> {
  const [before, after] = await Promise.all([read(db.name), readSentinel(db, now)]);
  if (after && isWorthKeeping(before, after)) await browser.storage.local.set({ [sentinelKey(db.name)]: after });
}

/** The person has seen that the store was lost. */
export async function dismissLoss(db: Database): Promise<void> {
  await browser.storage.local.remove(storeLostKey(db.name));
}
