import type { Database } from '@/utils/store/open-database';
import type { Card, CardKey } from '@/utils/store/schema';

/** One thing to filter by. */
export interface FacetCount {
  /** `user:mia` */
  facet: string;
  /** How many cards have it, at most {@link COUNT_LIMIT}; null until counted. */
  count: number | null;
  /** The newest card that has it; provides the display name. */
  newest: Card;
}

/** Counting stops here: beyond it a filter says "999+". */
export const COUNT_LIMIT = 1000;

/**
 * All facets of one kind in the store (`user`, `show`, `type`, …), the most frequent first. Jumps from one facet to the
 * next through the index, so that the time depends on the number of facets, not on the length of the history.
 */
export async function readFacets(db: Database, kind: string): Promise<(FacetCount & { count: number })[]> {
  const index = db.transaction('cards').store.index('facets');
  const all: string[] = [];
  let cursor = await index.openKeyCursor(IDBKeyRange.bound([`${kind}:`], [`${kind};`]));
  while (cursor) {
    const [facet] = cursor.key as [string, number];
    all.push(facet);
    cursor = await cursor.continue([facet, Number.POSITIVE_INFINITY]);
  }
  const found = await Promise.all(
    all.map(async (facet) => {
      const range = IDBKeyRange.bound([facet], [facet, Number.POSITIVE_INFINITY]);
      const [keys, newest] = await Promise.all([index.getAllKeys(range, COUNT_LIMIT), index.get(range)]);
      return newest && { facet, count: keys.length, newest };
    }),
  );
  return found.filter((each) => each !== undefined).sort((a, b) => b.count - a.count);
}

/** How many of the newest cards are searched for the most likely filters. */
const MAX_NEWEST_CARDS = 400;

/** Facets of some kinds in the newest cards, the most frequent first. Fast, whatever the length of the history. */
export async function readNewestFacets(db: Database, kinds: readonly string[]): Promise<FacetCount[]> {
  const found = new Map<string, { times: number; newest: Card }>();
  for (const card of await db.getAll('cards', null, MAX_NEWEST_CARDS)) {
    for (const [facet] of card.facets) {
      if (!kinds.some((kind) => facet.startsWith(`${kind}:`))) continue;
      const known = found.get(facet);
      if (known) known.times += 1;
      else found.set(facet, { times: 1, newest: card });
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.times - a.times)
    .map(([facet, { newest }]) => ({ facet, count: null, newest }));
}

/**
 * All facets of some kinds, each with the key of its newest card: one request each, whatever the length of the history.
 */
export async function readFacetHeads(
  db: Database,
  kinds: readonly string[],
): Promise<{ facet: string; key: CardKey }[]> {
  const index = db.transaction('cards').store.index('facets');
  const all = await Promise.all(
    kinds.map(async (kind) => {
      const heads: { facet: string; key: CardKey }[] = [];
      let cursor = await index.openKeyCursor(IDBKeyRange.bound([`${kind}:`], [`${kind};`]));
      while (cursor) {
        const [facet] = cursor.key as [string, number];
        heads.push({ facet, key: cursor.primaryKey });
        cursor = await cursor.continue([facet, Number.POSITIVE_INFINITY]);
      }
      return heads;
    }),
  );
  return all.flat();
}

/** How many cards have a facet. */
export function countFacet(db: Database, facet: string): Promise<number> {
  return db.countFromIndex('cards', 'facets', IDBKeyRange.bound([facet], [facet, Number.POSITIVE_INFINITY]));
}
