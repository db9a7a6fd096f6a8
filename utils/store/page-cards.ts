import { ME_ACTIONS } from '@/utils/activity/about-me';
import { facetsOf, isTitleFacet } from '@/utils/activity/facets';
import { HOUR } from '@/utils/lib/time';
import { addNews, putCard } from '@/utils/store/cards';
import { plus, readSize, SIZE_KEY } from '@/utils/store/feed-size';
import type { Card, CardKey, OutboxEntry, StoredActivity } from '@/utils/store/schema';
import { cardFacets } from '@/utils/store/stars';
import type { CommitTransaction } from '@/utils/store/transaction';
import { queue } from '@/utils/store/write';

interface Entry {
  /** As the store holds it. */
  before: Card | undefined;
  /** As it will be stored; null: removed. */
  card: Card | null;
  /** Members that are news since the store was read. */
  news: StoredActivity[];
  isChanged: boolean;
}

/** The cards that one commit reads and changes. Each is read once, and written once, by `flush`. */
export interface PageCards {
  /** Reads the cards with these ids, where they exist. */
  load(ids: Iterable<string>): Promise<void>;
  /**
   * Reads the cards that these activities could join.
   *
   * @param placeOf an activity's place in the feed, ms UTC
   */
  loadNear(activities: readonly StoredActivity[], placeOf: (activity: StoredActivity) => number): Promise<void>;
  get(id: string): Card | undefined;
  /** Cards that were read, or made here, with the same person or title, in the order in which they came. */
  near(activity: StoredActivity): Card[];
  /** @param news members that make the card unread and announced, according to their levels */
  put(card: Card, news?: readonly StoredActivity[]): void;
  remove(id: string): void;
  flush(now: number): Promise<void>;
}

/** How far from an activity a card may lie for it to join (see `activity/coalesce`). */
const CANDIDATE_RANGE_MS = 12 * HOUR;
/** How many cards of one person or title are considered. */
const MAX_CANDIDATES = 200;

const isPerson = (facet: string) => facet.startsWith('user:');
/** Activities about the person may join a card without a common person or title, such as two followers. */
const ABOUT_ME = new Set<string>(ME_ACTIONS.map((action) => `action:${action}`));
/** Persons and titles: whatever a card and an activity must share for it to join. */
const joints = (activities: readonly StoredActivity[]) =>
  facetsOf(activities).filter((facet) => isPerson(facet) || isTitleFacet(facet) || ABOUT_ME.has(facet));

export function createPageCards(tx: CommitTransaction): PageCards {
  const store = tx.objectStore('cards');
  const entries = new Map<string, Entry>();
  const byJoint = new Map<string, Set<string>>();
  const order = new Map<string, number>();

  const register = ({ id, activities }: Pick<Card, 'id' | 'activities'>) => {
    if (!order.has(id)) order.set(id, order.size);
    for (const facet of joints(activities)) {
      const ids = byJoint.get(facet);
      if (ids) ids.add(id);
      else byJoint.set(facet, new Set([id]));
    }
  };
  const add = (card: Card | undefined) => {
    if (!card || entries.has(card.id)) return;
    entries.set(card.id, { before: card, card, news: [], isChanged: false });
    register(card);
  };
  const change = (id: string, card: Card | null, news: readonly StoredActivity[]) => {
    const entry = entries.get(id);
    entries.set(id, { before: entry?.before, card, news: [...(entry?.news ?? []), ...news], isChanged: true });
  };

  return {
    async load(ids) {
      const index = store.index('id');
      const missing = [...new Set(ids)].filter((id) => !entries.has(id));
      for (const card of await Promise.all(missing.map((id) => index.get(id)))) add(card);
    },
    async loadNear(activities, placeOf) {
      const ranges = rangesOf(activities, placeOf);
      const index = store.index('facets');
      const [people, titles] = await Promise.all([
        Promise.all(
          ranges.filter(([facet]) => isPerson(facet)).map(([, range]) => index.getAll(range, MAX_CANDIDATES)),
        ),
        // Most are cards of the same people: only the others are read.
        Promise.all(
          ranges.filter(([facet]) => !isPerson(facet)).map(([, range]) => index.getAllKeys(range, MAX_CANDIDATES)),
        ),
      ]);
      for (const card of people.flat()) add(card);
      const others = new Map<string, CardKey>(
        titles.flat().flatMap((key) => (entries.has(key[1]) ? [] : [[key[1], key]])),
      );
      for (const card of await Promise.all([...others.values()].map((key) => store.get(key)))) add(card);
    },
    get: (id) => entries.get(id)?.card ?? undefined,
    near(activity) {
      const ids = new Set(joints([activity]).flatMap((facet) => [...(byJoint.get(facet) ?? [])]));
      return [...ids]
        .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
        .flatMap((id) => entries.get(id)?.card ?? []);
    },
    put(card, news = []) {
      change(card.id, card, news);
      register(card);
    },
    remove: (id) => change(id, null, []),
    async flush(now) {
      const waitingOf = await readOutbox(tx, entries);
      const written = await Promise.all([...entries.values()].map((entry) => writeEntry(tx, entry, waitingOf, now)));
      await addSize(tx, written.flat());
      entries.clear();
    },
  };
}

/** How to read what the outbox holds of a card. Usually it is empty, and then no card is looked up in it. */
async function readOutbox(tx: CommitTransaction, entries: ReadonlyMap<string, Entry>) {
  const outbox = tx.objectStore('outbox');
  const hasNews = [...entries.values()].some(({ news }) => news.length > 0);
  const isEmpty = !hasNews || (await outbox.getAllKeys(null, 1)).length === 0;
  return async (id: string) => (isEmpty ? undefined : outbox.get(id));
}

/** A card as it was and as it is now. */
interface Written {
  before: Card | undefined;
  after: Card | null;
}

/** Adds what was written to the size of the feed, where that is known. */
async function addSize(tx: CommitTransaction, written: readonly Written[]): Promise<void> {
  const known = written.length > 0 && (await readSize(tx));
  if (!known) return;
  const size = written.reduce((sum, { before, after }) => plus(plus(sum, before, -1), after, 1), known);
  queue(tx.objectStore('poller').put(size, SIZE_KEY));
}

async function writeEntry(
  tx: CommitTransaction,
  { before, card, news, isChanged }: Entry,
  waitingOf: (id: string) => Promise<OutboxEntry | undefined>,
  now: number,
): Promise<Written[]> {
  if (!isChanged) return [];
  if (!card) {
    if (before) for (const name of ['cards', 'unread'] as const) queue(tx.objectStore(name).delete(before.key));
    return [{ before, after: null }];
  }
  const complete = card.kind === 'activities' ? { ...card, facets: cardFacets(card) } : card;
  const after = news.length > 0 ? await addNews(tx, complete, news, waitingOf, now) : complete;
  await putCard(tx, after, before);
  return [{ before, after }];
}

/** For each person and title, the part of the feed in which its cards could be joined. */
function rangesOf(
  activities: readonly StoredActivity[],
  placeOf: (activity: StoredActivity) => number,
): [facet: string, range: IDBKeyRange][] {
  const spans = new Map<string, [from: number, until: number]>();
  for (const activity of activities) {
    const place = placeOf(activity);
    for (const facet of joints([activity])) {
      const [from, until] = spans.get(facet) ?? [place, place];
      spans.set(facet, [Math.min(from, place), Math.max(until, place)]);
    }
  }
  return [...spans].map(([facet, [from, until]]) => [
    facet,
    IDBKeyRange.bound([facet, -until - CANDIDATE_RANGE_MS], [facet, -from + CANDIDATE_RANGE_MS]),
  ]);
}
