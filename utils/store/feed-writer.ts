import { chooseCard } from '@/utils/activity/coalesce';
import { withNone } from '@/utils/activity/facets';
import { placeOf } from '@/utils/activity/place';
import { isAtLeast } from '@/utils/rules/rule';
import { isOwnStream, listingOf } from '@/utils/sources/stream';
import { isFiled, makeCard } from '@/utils/store/cards';
import type { JudgedRow } from '@/utils/store/judged-row';
import type { Database } from '@/utils/store/open-database';
import { keepOutlines } from '@/utils/store/outlines';
import { createPageCards, type PageCards } from '@/utils/store/page-cards';
import { promote } from '@/utils/store/promote';
import { refreshComment } from '@/utils/store/refresh-comments';
import type { Card, StoredActivity, StreamState } from '@/utils/store/schema';
import { concernsCard, findSeen, isAddedAgain, resolveRows } from '@/utils/store/seen';
import { putTallies } from '@/utils/store/tally-cards';
import { COMMIT_STORES } from '@/utils/store/transaction';
import { queue, write } from '@/utils/store/write';
import type { Page } from '@/utils/trakt/trakt-client';

export interface Committed {
  /** Activities at level `feed` or above that became news. */
  news: number;
  /** New activities from before any source wanted them. Late ones, which are stored as read too, do not count. */
  baseline: number;
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
    const { seen: found, twin } = await findSeen(tx, rows);
    const cards = createPageCards(tx);
    const known = rows.flatMap((row, index) => {
      const { id = '', card } = found[index] ?? {};
      return found[index] && card !== undefined && concernsCard(row, found[index]) ? [{ row, id, card }] : [];
    });
    await cards.load(known.map(({ card }) => card));
    for (const { row, id, card } of known) refreshComment(cards, id, card, row.activity);
    const { unknown, louder, remembered } = resolveRows(rows, found, cards, listingOf(state.key));
    const again = new Set(rows.filter((row, index) => isAddedAgain(row, twin[index], now)));
    const shown = unknown
      .filter(({ decision }) => decision.level !== 'off')
      .map((row) => (again.has(row) ? { ...row, fresh: false } : row));
    const filed = shown.filter((row) => !isNews(row)).map((row) => toStored(row, now));
    const promoted = promote(cards, louder, now);
    const news = [...shown.filter(isNews).map((row) => toStored(row, now)), ...promoted.news];
    await Promise.all([cards.loadNear(filed, filedPlace), cards.loadNear(news, newsPlace)]);
    const joined = [...joinCards(cards, filed, false), ...joinCards(cards, news, true, promoted.left)];
    for (const [id, card] of joined) {
      const entry = remembered.get(id);
      if (typeof entry === 'object') remembered.set(id, { ...entry, card });
    }
    for (const [key, entry] of remembered) queue(tx.objectStore('seen').put(entry, key));
    if (page.gap) await putGap(cards, page.gap, state, now);
    if (page.tallies.length > 0) await putTallies(tx, cards, page.tallies, showTitle, now);
    await cards.flush(now);
    const baseline = unknown.filter((row) => row.baseline).length;
    const after = { ...state, baseline: state.baseline + baseline };
    queue(tx.objectStore('streams').put(after));
    await keepOutlines(tx.objectStore('poller'), [after]);
    return { news: news.length, baseline };
  });
}

/** News is neither baseline (it existed before anyone asked) nor an old row that arrived late. */
const isNews = ({ baseline, fresh }: JudgedRow) => fresh && !baseline;

function toStored(row: JudgedRow, now: number): StoredActivity {
  const { activity, decision, baseline } = row;
  const reason = isNews(row) ? decision.reason : ({ kind: baseline ? 'baseline' : 'late' } as const);
  return { ...activity, level: decision.level, reason, noticedAt: now };
}

const filedPlace = ({ at, noticedAt }: StoredActivity) => placeOf(at, noticedAt, true);
const newsPlace = ({ at, noticedAt }: StoredActivity) => placeOf(at, noticedAt, false);

/**
 * Adds activities to the cards they belong to, oldest first, so that a card starts with its oldest activity. News joins
 * news, and activities stored as read join cards stored as read.
 *
 * @param left activities that have left another card, which may already use their id; see `promote`
 * @returns activity id -> id of its card
 */
function joinCards(
  cards: PageCards,
  activities: readonly StoredActivity[],
  news: boolean,
  left: ReadonlyMap<string, number | undefined> = new Map(),
): Map<string, string> {
  const momentOf = news ? newsPlace : filedPlace;
  const joined = new Map<string, string>();
  for (const activity of [...activities].sort((a, b) => a.at - b.at)) {
    const open = cards.near(activity).filter((card) => card.kind === 'activities' && isAllFiled(card) !== news);
    const found = chooseCard(activity, open, momentOf);
    const card = found ?? makeCard(activity, news, left.has(activity.id));
    const place = momentOf(activity);
    const starred = card.starred ?? left.get(activity.id);
    cards.put(
      {
        ...card,
        ...(starred !== undefined && { starred }),
        activities: found ? withMember(found.activities, activity) : card.activities,
        key: [found ? Math.min(card.key[0], -place) : -place, card.id],
        level: isAtLeast(activity.level, card.level) ? activity.level : card.level,
      },
      news ? [activity] : [],
    );
    joined.set(activity.id, card.id);
  }
  return joined;
}

const isAllFiled = ({ activities }: Card) => activities.every(isFiled);

/** Newest first; of equally old ones, the one that came last. */
function withMember(activities: readonly StoredActivity[], added: StoredActivity): StoredActivity[] {
  const index = activities.findIndex(({ at }) => at <= added.at);
  return index < 0 ? [...activities, added] : activities.toSpliced(index, 0, added);
}

async function putGap(
  cards: PageCards,
  gap: NonNullable<Page['gap']>,
  { key, sourceIds }: StreamState,
  now: number,
): Promise<void> {
  const id = `gap:${key}:${gap.since}`;
  // The gap of one person or show gets its facet; in a listing shared by many, the person is unknown.
  const own = sourceIds.filter((each) => isOwnStream(key, each));
  await cards.load([id]);
  cards.put({
    key: [-now, id],
    id,
    kind: 'gap',
    activities: [],
    level: 'feed',
    delivery: { state: 'silent' },
    facets: withNone(own.length === 1 ? own : []).map((each) => [each, -now]),
    gap: { ...gap, stream: key },
  });
}
