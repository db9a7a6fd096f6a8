import { facetsOf } from '@/utils/activity/facets';
import { DAY } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { compareKeys, FIRST_KEY, justAfter, STARRED } from '@/utils/store/read/card-keys';
import type { FeedRow } from '@/utils/store/read/first-page';
import { joinKeys, type KeyList } from '@/utils/store/read/key-join';
import type { Card, CardKey, StoredActivity } from '@/utils/store/schema';

/** ms UTC; `until` is exclusive. */
export interface Period {
  since: number;
  until: number;
}

/** Which rows of the feed to show. */
export interface FeedQuery {
  /**
   * A card must match one facet of each group: `[['user:mia', 'user:ben'], ['type:episode']]` matches episodes of Mia
   * or Ben.
   */
  facets: readonly (readonly string[])[];
  unread: boolean;
  /** Only starred cards. */
  starred?: boolean | undefined;
  /** When the activities happened; any time if absent. */
  period?: Period | undefined;
  /** A further test of a card; `members` are its activities that have the facets. Every card passes if absent. */
  test?: ((card: Card, members: readonly StoredActivity[]) => boolean) | undefined;
}

export interface FoundRows {
  rows: FeedRow[];
  /** Pass it as `from` to continue: everything above it was searched. Null at the end of the history. */
  next: CardKey | null;
}

/** How many cards one step examines, and how often it queries an index: about 20 ms. */
const CARDS_PER_STEP = 400;
const QUERIES_PER_STEP = 24;
/**
 * Maximum time between the newest activity of a card, which decides its position, and the others, in all but rare
 * cards.
 */
const CARD_SPAN_MS = 2 * DAY;

/**
 * The next rows that match a query, newest first. Returns at most `limit` and stops after one step's work, so that a
 * page stays responsive while it searches a long history: fewer rows with a `next` mean that there may be more. Ignores
 * everything from `before` on.
 *
 * Cards without activities (gaps, tallies) have the facets that they were stored with.
 */
export async function findRows(
  db: Database,
  query: FeedQuery,
  { limit, ...bounds }: { from?: CardKey; before?: CardKey | undefined; limit: number },
): Promise<FoundRows> {
  const { from, before } = within(query.period, bounds);
  if (before && compareKeys(from, before) >= 0) return { rows: [], next: null };
  const tx = db.transaction(['cards', 'unread']);
  const cards = tx.objectStore('cards');
  const narrowed = query.facets.length > 0 || query.unread || query.starred;
  const most = query.test || query.period ? CARDS_PER_STEP : limit;
  let found: Card[];
  let next: CardKey | null;
  if (narrowed) {
    const lists = listsOf(query, cards.index('facets'), tx.objectStore('unread'));
    const joined = await joinKeys(lists, from, Math.min(most, CARDS_PER_STEP), { effort: QUERIES_PER_STEP, before });
    found = (await Promise.all(joined.keys.map((key) => cards.get(key)))).filter((card) => card !== undefined);
    next = joined.from;
  } else {
    const range = before ? IDBKeyRange.bound(from, before, false, true) : IDBKeyRange.lowerBound(from);
    found = await cards.getAll(range, most);
    const last = found.at(-1);
    next = last && found.length === most ? justAfter(last.key) : null;
  }
  const fits = fitting(query);
  const rows: Card[] = [];
  for (const card of found) {
    if (!fits(card)) continue;
    rows.push(card);
    if (rows.length === limit) {
      if (card !== found.at(-1)) next = justAfter(card.key);
      break;
    }
  }
  return { rows: await withMarks(tx.objectStore('unread'), rows), next };
}

/** Steps that one collection takes at most: about 100 ms. */
const MAX_COLLECT_STEPS = 5;

/**
 * Rows from several steps of `findRows`: as many as asked for, unless they are so far apart that the search would take
 * long. Then there are fewer, and `next` says where it goes on.
 */
export async function collectRows(
  db: Database,
  query: FeedQuery,
  { from, limit }: { from: CardKey; limit: number },
): Promise<FoundRows> {
  const rows: FeedRow[] = [];
  let next: CardKey | null = from;
  for (let step = 0; step < MAX_COLLECT_STEPS && next && rows.length < limit; step += 1) {
    const found: FoundRows = await findRows(db, query, { from: next, limit: limit - rows.length });
    rows.push(...found.rows);
    next = found.next;
  }
  return { rows, next };
}

/** The keys that a period's cards can have, within given bounds. */
function within(
  period: Period | undefined,
  { from = FIRST_KEY, before }: { from?: CardKey; before?: CardKey | undefined },
) {
  if (!period) return { from, before };
  const first: CardKey = [-period.until - CARD_SPAN_MS, ''];
  const end: CardKey = [-period.since + 1, ''];
  return {
    from: compareKeys(from, first) < 0 ? first : from,
    before: before && compareKeys(before, end) < 0 ? before : end,
  };
}

/** Whether a card matches a query, apart from its unread mark. */
function fitting({ facets, starred, period, test }: FeedQuery): (card: Card) => boolean {
  const inPeriod = (at: number) => !period || (at >= period.since && at < period.until);
  const hasAll = (own: readonly string[]) => facets.every((group) => group.some((facet) => own.includes(facet)));
  return (card) => {
    const during = card.activities.filter(({ at }) => inPeriod(at));
    const members = facets.length > 0 ? during.filter((each) => hasAll(facetsOf([each]))) : during;
    const has =
      card.activities.length > 0
        ? members.length > 0
        : inPeriod(-card.key[0]) && hasAll(card.facets.map(([facet]) => facet));
    return has && (!starred || card.starred !== undefined) && (!test || test(card, members));
  };
}

interface Keys {
  getAllKeys(range: IDBKeyRange, count?: number): Promise<CardKey[]>;
}

function listsOf({ facets, unread, starred }: FeedQuery, index: Keys, marks: Keys): KeyList[][] {
  const groups = [...facets, ...(starred ? [[STARRED]] : [])].map((group) =>
    group.map((facet) => facetList(index, facet)),
  );
  const marked: KeyList = { keysFrom: (from, count) => marks.getAllKeys(IDBKeyRange.lowerBound(from), count) };
  return unread ? [[marked], ...groups] : groups;
}

/** The index knows only the time, so cards of the same millisecond that stand before `from` are filtered out. */
function facetList(index: Keys, facet: string): KeyList {
  return {
    async keysFrom(from, count) {
      const range = IDBKeyRange.bound([facet, from[0]], [facet, Number.POSITIVE_INFINITY]);
      for (let extra = 4; ; extra *= 4) {
        const keys = await index.getAllKeys(range, count + extra);
        const rest = keys.filter((key) => key[0] > from[0] || key[1] >= from[1]);
        if (rest.length >= count || keys.length < count + extra) return rest.slice(0, count);
      }
    },
  };
}

async function withMarks(unread: Keys, cards: readonly Card[]): Promise<FeedRow[]> {
  const [first, last] = [cards[0], cards.at(-1)];
  if (!first || !last) return [];
  const marked = new Set((await unread.getAllKeys(IDBKeyRange.bound(first.key, last.key))).map(([, id]) => id));
  return cards.map((card) => ({ card, unread: marked.has(card.id) }));
}

/** The current rows of cards that a page already shows, by id; deleted cards are missing. */
export async function readRows(db: Database, ids: readonly string[]): Promise<Map<string, FeedRow>> {
  const tx = db.transaction(['cards', 'unread']);
  const index = tx.objectStore('cards').index('id');
  const unread = tx.objectStore('unread');
  const rows = await Promise.all(
    ids.map(async (id) => {
      const card = await index.get(id);
      return card && { card, unread: (await unread.getKey(card.key)) !== undefined };
    }),
  );
  return new Map(rows.flatMap((row) => (row ? [[row.card.id, row]] : [])));
}
