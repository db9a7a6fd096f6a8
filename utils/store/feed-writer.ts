import { chooseCard } from '@/utils/activity/coalesce';
import { facetsOf } from '@/utils/activity/facets';
import { placeOf } from '@/utils/activity/place';
import { HOUR } from '@/utils/lib/time';
import { isAtLeast } from '@/utils/rules/rule';
import { isOwnStream, listingOf } from '@/utils/sources/stream';
import { addNews, makeCard, putCard } from '@/utils/store/cards';
import type { JudgedRow } from '@/utils/store/judged-row';
import type { Database } from '@/utils/store/open-database';
import { raise } from '@/utils/store/raise';
import { refreshComments } from '@/utils/store/refresh-comments';
import type { Card, StoredActivity, StreamState } from '@/utils/store/schema';
import { resolveRows } from '@/utils/store/seen';
import { putTallies } from '@/utils/store/tally-cards';
import { COMMIT_STORES, type CommitTransaction } from '@/utils/store/transaction';
import { queue, write } from '@/utils/store/write';
import type { Page } from '@/utils/trakt/trakt-client';

export interface Committed {
  /** Activities at level `feed` or above that became news. */
  news: number;
  /** New activities that were stored as read. */
  filed: number;
}

export interface Commit {
  rows: readonly JudgedRow[];
  page: Page;
  /** The stream's state after this read. */
  state: StreamState;
  /** ms UTC */
  now: number;
  /** Only for counters: title of the show they belong to. */
  showTitle?: string | undefined;
}

/**
 * Stores one whole page in one transaction: activities, cards, unread marks, identities, outbox, and the stream's state
 * with its cursor. If any of it fails, nothing is stored and the page is read again.
 */
export async function commit(db: Database, { rows, page, state, now, showTitle = '' }: Commit): Promise<Committed> {
  return write(db, COMMIT_STORES, async (tx) => {
    await refreshComments(
      tx,
      rows.map(({ activity }) => activity),
    );
    const { unknown, louder } = await resolveRows(tx, rows, listingOf(state.key));
    const shown = unknown.filter(({ decision }) => decision.level !== 'off');
    const filed = shown.filter((row) => !isNews(row)).map((row) => toStored(row, now));
    const raised = await raise(tx, louder, now);
    const news = [...shown.filter(isNews).map((row) => toStored(row, now)), ...raised.news];
    await joinCards(tx, filed, now, false);
    await joinCards(tx, news, now, true, raised.left);
    if (page.gap) await putGap(tx, page.gap, state, now);
    if (page.tallies.length > 0) await putTallies(tx, page.tallies, showTitle, now);
    const baseline = unknown.filter((row) => row.baseline).length;
    await tx.objectStore('streams').put({ ...state, baseline: state.baseline + baseline });
    return { news: news.length, filed: baseline };
  });
}

/** News is neither baseline (it existed before anyone asked) nor an old row that arrived late. */
const isNews = ({ baseline, fresh }: JudgedRow) => fresh && !baseline;

function toStored(row: JudgedRow, now: number): StoredActivity {
  const { activity, decision, baseline } = row;
  const reason = isNews(row) ? decision.reason : ({ kind: baseline ? 'baseline' : 'late' } as const);
  return { ...activity, level: decision.level, reason, card: '', noticedAt: now };
}

/**
 * How far from an activity a card may lie for it to join (see `activity/coalesce`), and how many cards are considered.
 */
const CANDIDATE_RANGE_MS = 12 * HOUR;
const MAX_CANDIDATES = 200;

/**
 * Adds activities to the cards they belong to, oldest first, so that a card starts with its oldest activity.
 *
 * @param left ids of activities that have left another card, which may already use their id
 */
async function joinCards(
  tx: CommitTransaction,
  activities: StoredActivity[],
  now: number,
  news: boolean,
  left: ReadonlySet<string> = new Set(),
): Promise<void> {
  const open = await openCards(tx, activities, news);
  const momentOf = ({ at, noticedAt }: StoredActivity) => placeOf(at, noticedAt, !news);
  const changed = new Map<string, { card: Card; before: Card | undefined; added: StoredActivity[] }>();
  for (const activity of [...activities].sort((a, b) => a.at - b.at)) {
    const found = chooseCard(activity, open.values(), momentOf);
    const card = found ?? makeCard(activity, news, left.has(activity.id));
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

/**
 * The cards that these activities could join: news joins news, and activities stored as read join cards stored as read.
 */
async function openCards(
  tx: CommitTransaction,
  activities: StoredActivity[],
  news: boolean,
): Promise<Map<string, Card>> {
  const open = new Map<string, Card>();
  const index = tx.objectStore('cards').index('facets');
  const times = activities.map(({ at, noticedAt }) => placeOf(at, noticedAt, !news));
  const range = (facet: string) =>
    IDBKeyRange.bound(
      [facet, -Math.max(...times) - CANDIDATE_RANGE_MS],
      [facet, -Math.min(...times) + CANDIDATE_RANGE_MS],
    );
  const facets = facetsOf(activities).filter((facet) => !facet.startsWith('type:') && !facet.startsWith('action:'));
  if (activities.length === 0) return open;
  for (const facet of facets) {
    for (const card of await index.getAll(range(facet), MAX_CANDIDATES)) {
      const filed = card.activities.every(({ reason }) => reason.kind === 'baseline' || reason.kind === 'late');
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
  // The gap of one person or show gets its facet; in a listing shared by many, nobody can say whose activity is
  // missing.
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
