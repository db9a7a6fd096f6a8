import { browser } from 'wxt/browser';
import type { ServiceDeps } from '@/entrypoints/background/services';
import { keptStars } from '@/entrypoints/background/star-commands';
import { storageItem } from '@/utils/lib/storage-item';
import { sentinelKey, storeLost } from '@/utils/settings/store-keys';
import type { Database } from '@/utils/store/open-database';
import { judgeStore, type Sentinel } from '@/utils/store/sentinel';

const sentinelOf = (name: string) =>
  storageItem(
    () => browser.storage.local,
    sentinelKey(name),
    (stored) => stored as Sentinel | undefined,
  );

/** The stored sentinel of each connection: this worker alone writes it. */
const known = new WeakMap<Database, Sentinel>();

/** Detects that the browser has lost the store. Must be called on each new connection, before anything is read. */
export async function noticeLoss(db: Database, loadScript: ServiceDeps['loadScript'], now: number): Promise<void> {
  const [birth, sentinel] = await Promise.all([db.get('birth', 'birth'), sentinelOf(db.name).read()]);
  if (sentinel) known.set(db, sentinel);
  if (judgeStore(birth, sentinel) !== 'lost') return;
  console.warn('The browser has lost the store; it is rebuilt from Trakt');
  // The notice for pages is written first: if the worker is killed in between, the loss is detected again.
  await storeLost(db.name).write(now);
  const stars = await keptStars(db.name).read();
  const { rebuildStore, restoreStars } = await loadScript('extras');
  await rebuildStore(db, sentinel, (tx) => restoreStars(tx, stars, new Set(sentinel?.waiting)));
}

/** Stores what a new store would be rebuilt from. Must be called after each round. */
export async function keepSentinel(db: Database, loadScript: ServiceDeps['loadScript'], now: number): Promise<void> {
  const { isWorthKeeping, readSentinel } = await loadScript('poller');
  const after = await readSentinel(db, now);
  const before = known.get(db) ?? (await sentinelOf(db.name).read());
  if (!after || !isWorthKeeping(before, after)) return;
  // Where the write fails, the next one reads what is stored.
  known.delete(db);
  await sentinelOf(db.name).write(after);
  known.set(db, after);
}

/** Dismisses the notice about a lost store. */
export async function dismissLoss(db: Database): Promise<void> {
  await storeLost(db.name).write(null);
}
