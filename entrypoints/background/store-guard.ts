import { browser } from 'wxt/browser';
import { storageItem } from '@/utils/lib/storage-item';
import { sentinelKey, storeLost } from '@/utils/settings/store-keys';
import type { Database } from '@/utils/store/open-database';
import { isWorthKeeping, judgeStore, readSentinel, rebuildStore, type Sentinel } from '@/utils/store/sentinel';

const sentinelOf = (name: string) =>
  storageItem(
    () => browser.storage.local,
    sentinelKey(name),
    (stored) => stored as Sentinel | undefined,
  );

/** To be called on each new connection, before anything is read: notices that the browser has lost the store. */
export async function noticeLoss(db: Database, now: number): Promise<void> {
  const [birth, sentinel] = await Promise.all([db.get('birth', 'birth'), sentinelOf(db.name).read()]);
  if (judgeStore(birth, sentinel) !== 'lost') return;
  console.warn('The browser has lost the store; it is rebuilt from Trakt');
  // First what the pages say: after a kill in between, the loss is noticed again.
  await storeLost(db.name).write(now);
  await rebuildStore(db, sentinel);
}

/** To be called after each round: keeps what a new store would need. */
export async function keepSentinel(db: Database, now: number): Promise<void> {
  const [before, after] = await Promise.all([sentinelOf(db.name).read(), readSentinel(db, now)]);
  if (after && isWorthKeeping(before, after)) await sentinelOf(db.name).write(after);
}

/** The person has seen that the store was lost. */
export async function dismissLoss(db: Database): Promise<void> {
  await storeLost(db.name).write(null);
}
