import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { sentinelKey, storeLostKey } from '@/utils/settings/store-keys';
import type { Birth, Card, OutboxEntry } from '@/utils/store/schema';
import type { Sentinel } from '@/utils/store/sentinel';

declare const chrome: Browser;

interface CardLook {
  id: string;
  delivery: Card['delivery'];
  members: { id: string; noticedAt: number }[];
}

export interface StoreLook {
  cards: CardLook[];
  /** The card that was asked for, whichever are the newest ones. */
  probe: CardLook | null;
  /** Identifies the store. */
  birth: string | null;
  outbox: OutboxEntry[];
  /** Whether Lookout has noticed that the browser lost the store. */
  noticedLoss: boolean;
  /** When the sentinel was written, ms UTC; null if there is none. */
  sentinelAt: number | null;
}

interface Wanted {
  /** How many cards are read. */
  newest: number;
  /** Id of one more. */
  probe: string;
}

/** What the store holds now; null if the browser has none. */
export async function lookAtStore(page: Page, database: string, wanted: Wanted): Promise<StoreLook | null> {
  const keys = { lost: storeLostKey(database), sentinel: sentinelKey(database) };
  return page.evaluate(
    async ([name, { lost, sentinel }, { newest, probe }]) => {
      // Opening a missing database would create an empty one.
      if (!(await indexedDB.databases()).some((each) => each.name === name)) return null;
      const result = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const lookOf = ({ id, delivery, activities }: Card) => ({
        id,
        delivery,
        members: activities.map((each) => ({ id: each.id, noticedAt: each.noticedAt })),
      });
      const db = await result(indexedDB.open(name));
      try {
        const tx = db.transaction(['cards', 'outbox', 'birth']);
        const store = tx.objectStore('cards');
        const [cards, probed, outbox, birth] = await Promise.all([
          result<Card[]>(store.getAll(null, newest)),
          result<Card | undefined>(store.index('id').get(probe)),
          result<OutboxEntry[]>(tx.objectStore('outbox').getAll()),
          result<Birth | undefined>(tx.objectStore('birth').get('birth')),
        ]);
        const stored = await chrome.storage.local.get([lost, sentinel]);
        return {
          cards: cards.map(lookOf),
          probe: probed ? lookOf(probed) : null,
          birth: birth?.id ?? null,
          outbox,
          noticedLoss: lost in stored,
          sentinelAt: (stored[sentinel] as Sentinel | undefined)?.at ?? null,
        };
      } finally {
        db.close();
      }
    },
    [database, keys, wanted] as const,
  );
}

/** Removes the sentence about a lost store, so that the next one is noticed too. */
export async function dismissLoss(page: Page, database: string): Promise<void> {
  await page.evaluate(async (key) => chrome.storage.local.remove(key), storeLostKey(database));
}
