import type { Activity } from '@/utils/activity/activity';
import { chooseCard } from '@/utils/activity/coalesce';
import { facetsOf } from '@/utils/activity/facets';
import { placeOf } from '@/utils/activity/place';
import { HOUR } from '@/utils/lib/time';
import type { Decision } from '@/utils/rules/decide';
import { isAtLeast } from '@/utils/rules/rule';
import { isOwnStream } from '@/utils/sources/stream';
import { addNews, makeCard, putCard } from '@/utils/store/cards';
import type { Database } from '@/utils/store/open-database';
import type { Card, StoredActivity, StreamState } from '@/utils/store/schema';
import { putTallies } from '@/utils/store/tally-cards';
import { COMMIT_STORES, type CommitTransaction } from '@/utils/store/transaction';
import { queue, write } from '@/utils/store/write';
import type { Page } from '@/utils/trakt/activity-feed';

/** A row that was read, with what the rules made of it. */
export interface JudgedRow {
  activity: Activity;
  /** See `Row` in `trakt/activity-feed`. */
  fresh: boolean;
  decision: Decision;
  /** It was there before anyone asked for it. */
  baseline: boolean;
}

export interface Committed {
  /** New activities at level `feed` or above that are news. */
  news: number;
  /** New activities that were filed as already seen. */
  filed: number;
}

export interface Commit {
  rows: readonly JudgedRow[];
  page: Page;
  /** The stream's state as it is after this read. */
  state: StreamState;
  /** ms UTC */
  now: number;
  /** Only counters: what the show is called that they are of. */
  showTitle?: string | undefined;
}

/**
 * Stores one page whole: activities, cards, unread marks, identities, outbox and the stream's state with its cursor, in
 * one transaction. If any of it fails, none of it happened and the page is read again.
 */
export async function commit(db: Database, { rows, page, state, now, showTitle = '' }: Commit): Promise<Committed> {
  return write(db, COMMIT_STORES, async (tx) => {
    const unknown = await unknownRows(tx, rows);
    const shown = unknown.filter(({ decision }) => decision.level !== 'off');
    const [filed, news] = [shown.filter((row) => !isNews(row)), shown.filter(isNews)];
    await join(
      tx,
      filed.map((row) => toStored(row, now)),
      now,
      false,
    );
    await join(
      tx,
      news.map((row) => toStored(row, now)),
      now,
      true,
    );
    for (const { activity } of unknown) {
      for (const key of [activity.id, ...activity.aliases]) queue(tx.objectStore('seen').put(activity.id, key));
    }
    if (page.gap) await putGap(tx, page.gap, state, now);
    if (page.tallies.length > 0) await putTallies(tx, page.tallies, showTitle, now);
    const baseline = unknown.filter((row) => row.baseline).length;
    await tx.objectStore('streams').put({ ...state, baseline: state.baseline + baseline });
    return { news: news.length, filed: baseline };
  });
}

/** Not there before anyone asked, and not an old row that came to light late. */
const isNews = ({ baseline, fresh }: JudgedRow) => fresh && !baseline;

/** Which kind of id an identity is: two rows of one listing with different ids are two things, whatever else is equal. */
const family = (id: string) => id.slice(0, id.indexOf(':'));

/** The rows that were never read before, by this stream or another; of two equal ones the first. */
async function unknownRows(tx: CommitTransaction, rows: readonly JudgedRow[]): Promise<JudgedRow[]> {
  const seen = tx.objectStore('seen');
  const inPage = new Map<string, string>();
  const found = await Promise.all(
    rows.map(async (row) => {
      const { id, aliases } = row.activity;
      const [byId, ...byAlias] = await Promise.all([id, ...aliases].map((key) => seen.get(key)));
      return byId !== undefined || byAlias.some((other) => other !== undefined && family(other) !== family(id));
    }),
  );
  return rows.filter(({ activity: { id, aliases } }, index) => {
    const twice =
      inPage.has(id) || aliases.some((key) => inPage.has(key) && family(inPage.get(key) ?? '') !== family(id));
    for (const key of [id, ...aliases]) inPage.set(key, id);
    return !found[index] && !twice;
  });
}

function toStored(row: JudgedRow, now: number): StoredActivity {
  const { activity, decision, baseline } = row;
  const because = isNews(row) ? decision.because : ({ kind: baseline ? 'baseline' : 'late' } as const);
  return { ...activity, level: decision.level, because, card: '', noticedAt: now };
}

/** How far around an activity the cards lie that it may join, see `activity/coalesce`; and how many are looked at. */
const REACH = 12 * HOUR;
const MOST_CANDIDATES = 200;

/** Puts activities into the cards they belong to, oldest first, so that a card begins with what began it. */
async function join(tx: CommitTransaction, activities: StoredActivity[], now: number, news: boolean): Promise<void> {
  const open = await openCards(tx, activities, news);
  const momentOf = ({ at, noticedAt }: StoredActivity) => placeOf(at, noticedAt, !news);
  const changed = new Map<string, { card: Card; before: Card | undefined; added: StoredActivity[] }>();
  for (const activity of [...activities].sort((a, b) => a.at - b.at)) {
    const found = chooseCard(activity, open.values(), momentOf);
    const card = found ?? makeCard(activity, news);
    activity.card = card.id;
    const place = momentOf(activity);
    const next: Card = {
      ...card,
      activities: [activity, ...(found ? card.activities : [])].sort((a, b) => b.at - a.at),
      key: [found ? Math.min(card.key[0], -place) : -place, card.id],
      level: isAtLeast(activity.level, card.level) ? activity.level : card.level,
    };
    open.set(next.id, next);
    const change = changed.get(next.id);
    changed.set(next.id, {
      card: next,
      before: change ? change.before : (found ?? undefined),
      added: [...(change?.added ?? []), activity],
    });
    queue(tx.objectStore('activities').put(activity));
  }
  for (const { card, before, added } of changed.values()) {
    const facets = facetsOf(card.activities).map((facet): [string, number] => [facet, card.key[0]]);
    await putCard(tx, { ...card, facets }, before);
    if (news) await addNews(tx, { ...card, facets }, added, now);
  }
}

/** The cards that these activities could join: news joins news, and what was filed joins what was filed. */
async function openCards(
  tx: CommitTransaction,
  activities: StoredActivity[],
  news: boolean,
): Promise<Map<string, Card>> {
  const open = new Map<string, Card>();
  const index = tx.objectStore('cards').index('facets');
  const times = activities.map(({ at, noticedAt }) => placeOf(at, noticedAt, !news));
  const range = (facet: string) =>
    IDBKeyRange.bound([facet, -Math.max(...times) - REACH], [facet, -Math.min(...times) + REACH]);
  const facets = facetsOf(activities).filter((facet) => !facet.startsWith('type:') && !facet.startsWith('action:'));
  if (activities.length === 0) return open;
  for (const facet of facets) {
    for (const card of await index.getAll(range(facet), MOST_CANDIDATES)) {
      const filed = card.activities.every(({ because }) => because.kind === 'baseline' || because.kind === 'late');
      if (card.kind === 'activities' && filed !== news) open.set(card.id, card);
    }
  }
  return open;
}

async function putGap(
  tx: CommitTransaction,
  gap: NonNullable<Page['gap']>,
  { key, sourceIds }: StreamState,
  now: number,
): Promise<void> {
  const id = `gap:${key}:${gap.since}`;
  // Of one person or show it stands among theirs; of a listing that many share nobody can say whose it is.
  const own = sourceIds.filter((each) => isOwnStream(key, each));
  const before = await tx.objectStore('cards').index('id').get(id);
  const card: Card = {
    key: [-now, id],
    id,
    kind: 'gap',
    activities: [],
    level: 'feed',
    delivery: { state: 'quiet' },
    facets: own.length === 1 ? own.map((each) => [each, -now]) : [],
    gap: { ...gap, stream: key },
  };
  await putCard(tx, card, before);
}
