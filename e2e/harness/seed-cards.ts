import type { Page } from 'playwright-core';
import { card } from '@/tests/builders/card';
import { facetsOf } from '@/utils/activity/facets';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Card, StoredActivity } from '@/utils/store/schema';

const PEOPLE = ['Mia', 'Ben', 'Zoe'].map((name) => ({ username: name.toLowerCase(), slug: name.toLowerCase(), name }));
const SHOWS = ['Severance', 'Andor', 'Silo', 'Slow Horses'].map((title, trakt) => ({
  title,
  year: 2022,
  ids: { trakt, slug: title.toLowerCase().replaceAll(' ', '-') },
}));
const MOVIES = ['Dune', 'Parasite'].map((title, trakt) => ({
  title,
  year: 2020,
  ids: { trakt, slug: title.toLowerCase() },
}));

export interface Seeded {
  /** Newest first. */
  cards: Card[];
  unread: ReadonlySet<string>;
}

/** A year of a few people's activities, always the same relative to the clock; the newest five are unread. */
export function someCards(count: number, now: number): Seeded {
  let state = 5;
  const draw = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const member = (at: number): Partial<StoredActivity> => {
    const who = { at, user: PEOPLE[draw(3)] ?? PEOPLE[0] } as Partial<StoredActivity>;
    const episode = { season: 1 + draw(3), number: 1 + draw(9), title: `Part ${draw(50)}` };
    if (draw(4) > 0) return { ...who, show: SHOWS[draw(4)], episode, action: draw(5) ? 'scrobble' : 'collection' };
    return { ...who, type: 'movie', movie: MOVIES[draw(2)], action: draw(2) ? 'rating' : 'watchlist' };
  };
  const cards = Array.from({ length: count }, (_, index) => {
    const at = now - 5 * MINUTE - index * 9 * HOUR;
    const made = card(`card:${String(index).padStart(5, '0')}`, at, [member(at)]);
    return { ...made, facets: facetsOf(made.activities).map((facet): [string, number] => [facet, -at]) };
  });
  return { cards, unread: new Set(cards.slice(0, 5).map(({ id }) => id)) };
}

/** Puts cards into the extension's store; a page of the extension must have opened it before. */
export async function seedCards(page: Page, database: string, { cards, unread }: Seeded): Promise<void> {
  await page.evaluate(
    async ({ name, rows, marks }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const tx = db.transaction(['cards', 'unread', 'lock'], 'readwrite');
      for (const row of rows) {
        tx.objectStore('cards').put(row);
        if (marks.includes(row.id)) tx.objectStore('unread').put(row.key, row.key);
      }
      await new Promise((done) => {
        tx.oncomplete = done;
      });
      db.close();
    },
    { name: database, rows: cards, marks: [...unread] },
  );
}
