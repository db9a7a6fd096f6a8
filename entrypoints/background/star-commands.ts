import { browser } from 'wxt/browser';
import type { Services } from '@/entrypoints/background/services';
import { storageItem } from '@/utils/lib/storage-item';
import type { Handlers } from '@/utils/messaging/serve';
import { starsKey } from '@/utils/settings/store-keys';
import type { Card } from '@/utils/store/schema';

/** The starred cards of a database, kept outside of it in case the browser loses it. */
export const keptStars = (database: string) =>
  storageItem(
    () => browser.storage.local,
    starsKey(database),
    (stored) => (stored ?? []) as Card[],
  );

/** Stars are set one after another: each stores all of them. */
export function starCommands({
  database,
  loadScript,
  refreshBrowserUi,
  now,
}: Pick<Services, 'database' | 'loadScript' | 'refreshBrowserUi' | 'now'>): Pick<Handlers, 'star'> {
  let last: Promise<unknown> = Promise.resolve();
  const star: Handlers['star'] = async ({ id, starred }) => {
    const db = await database();
    if (!db.ok) return db;
    const keep = keptStars(db.value.name).write;
    const { setStarred } = await loadScript('extras');
    const fault = await setStarred(db.value, id, starred, { now: now(), keep });
    if (fault) return { ok: false, error: { kind: fault } };
    await refreshBrowserUi();
    return { ok: true };
  };
  return {
    star(data) {
      const run = last.then(() => star(data));
      last = run.catch(() => {});
      return run;
    },
  };
}
