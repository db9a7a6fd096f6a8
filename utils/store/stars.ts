import { facetsOf } from '@/utils/activity/facets';
import { plus, readSize, SIZE_KEY } from '@/utils/store/feed-size';
import type { Database } from '@/utils/store/open-database';
import { STARRED } from '@/utils/store/read/card-keys';
import type { Card, CardKey, SeenActivity } from '@/utils/store/schema';
import type { RebuildTransaction } from '@/utils/store/transaction';
import { queue, write } from '@/utils/store/write';

/** Stars are kept twice and for good, so they have a bound: rows, and bytes of their JSON. */
const MAX_STARS = 1000;
const MAX_STARS_BYTES = 4_000_000;

export type StarFault = 'gone' | 'stars-full';

interface StarDeps {
  now: number;
  /** Keeps a copy of the starred cards outside the database. */
  keep: (cards: Card[]) => Promise<void>;
}

/** The index entries of a card, after its activities or its star have changed. */
export function cardFacets({ key: [negativeTime], activities, starred }: Card): Card['facets'] {
  const facets = facetsOf(activities);
  return (starred === undefined ? facets : [...facets, STARRED]).map((facet) => [facet, negativeTime]);
}

const ALL_STARRED = () => IDBKeyRange.bound([STARRED], [STARRED, Number.POSITIVE_INFINITY]);

/** Keys of the starred cards. */
const starredKeys = (cards: { index(name: 'facets'): { getAllKeys(range: IDBKeyRange): Promise<CardKey[]> } }) =>
  cards.index('facets').getAllKeys(ALL_STARRED());

interface CardKeys {
  index(name: 'facets'): { getAllKeys(range: IDBKeyRange): Promise<CardKey[]> };
  openKeyCursor(range: null, direction: 'prev'): Promise<KeyCursor | null>;
}

interface KeyCursor {
  primaryKey: CardKey;
  continue(): Promise<KeyCursor | null>;
}

/** Key of the oldest card without a star. */
export async function oldestPlain(cards: CardKeys): Promise<CardKey | undefined> {
  const starred = new Set((await starredKeys(cards)).map(([, id]) => id));
  let at = await cards.openKeyCursor(null, 'prev');
  while (at && starred.has(at.primaryKey[1])) at = await at.continue();
  return at?.primaryKey;
}

/**
 * Stars a row or removes its star. The copy outside of the store is written first: after a kill between the two, a
 * rebuilt store has what the person wanted. Calls must not overlap.
 *
 * @returns why it was not possible, or null
 */
export async function setStarred(
  db: Database,
  id: string,
  isStarred: boolean,
  deps: StarDeps,
): Promise<StarFault | null> {
  const found = await db.getFromIndex('cards', 'id', id);
  if (!found || found.activities.length === 0) return 'gone';
  const all = await db.getAllFromIndex('cards', 'facets', ALL_STARRED());
  const others = all.filter((card) => card.id !== id);
  const starred = isStarred ? [...others, withStar(found, deps.now)] : others;
  const isFull = starred.length > MAX_STARS || JSON.stringify(starred).length > MAX_STARS_BYTES;
  if (isStarred && isFull) return 'stars-full';
  await deps.keep(starred);
  return write(db, ['cards', 'poller'], async (tx) => {
    const card = await tx.objectStore('cards').index('id').get(id);
    if (!card) return 'gone';
    const after = withStar(card, isStarred ? deps.now : undefined);
    queue(tx.objectStore('cards').put(after));
    const size = await readSize(tx);
    if (size) queue(tx.objectStore('poller').put(plus(plus(size, card, -1), after, 1), SIZE_KEY));
    return null;
  });
}

function withStar(card: Card, at: number | undefined): Card {
  const { starred: _, ...rest } = card;
  const after: Card = at === undefined ? rest : { ...rest, starred: at };
  return { ...after, facets: cardFacets(after) };
}

/**
 * Puts starred cards into a new store, as read, with the identities of their activities, so that Trakt's listings do
 * not bring them again. What still waits to be announced becomes news once its listing is read, see `promote`.
 */
export function restoreStars(tx: RebuildTransaction, cards: readonly Card[], waiting: ReadonlySet<string>): void {
  for (const { delivery, ...card } of cards) {
    const isWaiting = ['pending', 'deferred', 'attempted'].includes(delivery.state);
    const activities = card.activities.map((each) =>
      waiting.has(each.id) ? { ...each, reason: { kind: 'baseline' as const } } : each,
    );
    queue(tx.objectStore('cards').put({ ...card, activities, delivery: isWaiting ? { state: 'baseline' } : delivery }));
    for (const { id, at, aliases } of activities) {
      const entry: SeenActivity = { id, at, sources: [], streams: [], card: card.id };
      queue(tx.objectStore('seen').put(entry, id));
      for (const alias of aliases) queue(tx.objectStore('seen').put(id, alias));
    }
  }
}
