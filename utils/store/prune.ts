import { placeOf } from '@/utils/activity/place';
import { DAY } from '@/utils/lib/time';
import { isFiled } from '@/utils/store/cards';
import { EMPTY_FEED, plus, readSize, SIZE_KEY } from '@/utils/store/feed-size';
import type { Database } from '@/utils/store/open-database';
import type { Card, CardKey, FeedSize } from '@/utils/store/schema';
import { oldestPlain } from '@/utils/store/stars';
import { toStoreError } from '@/utils/store/store-error';
import { queue, type WriteTransaction, write } from '@/utils/store/write';

/** Cards examined in one transaction: few milliseconds, so that neither pages nor the poller wait. */
const CARDS_PER_STEP = 25;
/** Cards read at once to count them. */
const CARDS_PER_COUNT = 1000;
/** Maximum number of cards removed in one round; the rest follows in later rounds. */
const MAX_PRUNED_CARDS = 1000;
const FEED_STORES = ['cards', 'unread', 'outbox', 'poller'] as const;
type FeedTransaction = WriteTransaction<(typeof FEED_STORES)[number]>;

/** Activities that a row may have on average: where most rows are binges of many, fewer rows are kept. */
const ACTIVITIES_PER_ROW = 1.5;
/** Bytes that a row may take on average. */
const BYTES_PER_ROW = 600;
/** Below this, long comments alone remove nothing, bytes. */
const MIN_BYTES = 5_000_000;

/** How much of the feed the person keeps; null: no limit. */
export interface FeedRetention {
  days: number | null;
  rows: number | null;
}

/** The limits that follow from the retention; null: no limit. */
export interface FeedLimits {
  /** Oldest time, ms UTC. */
  since: number | null;
  size: FeedSize | null;
}

/**
 * @param lastCheck when the previous check ended, ms UTC. If that is longer ago than `days`, the clock may have jumped
 *   ahead. Age then counts only from the next check on, when a wrong clock may have been corrected
 */
export function limitsOf({ days, rows }: FeedRetention, lastCheck: number | null, now: number): FeedLimits {
  const isLeap = days !== null && lastCheck !== null && now - lastCheck > days * DAY;
  return {
    since: days === null || isLeap ? null : now - days * DAY,
    size: rows === null ? null : { cards: rows, activities: rows * ACTIVITIES_PER_ROW, bytes: bytesOf(rows) },
  };
}

const bytesOf = (rows: number) => Math.max(MIN_BYTES, rows * BYTES_PER_ROW);

/** Whether the oldest card, at this key, is beyond a limit. */
export function isBeyond({ since, size: most }: FeedLimits, [negativeTime]: CardKey, size: FeedSize): boolean {
  if (since !== null && -negativeTime <= since) return true;
  return most !== null && (['cards', 'activities', 'bytes'] as const).some((each) => size[each] > most[each]);
}

/**
 * Removes the oldest rows of the feed until it is within its limits, read or unread; starred rows and
 * those that wait to be announced stay. Identities (`seen`) stay too, see `sweep-seen`.
 *
 * @param keepAlive any call of the extension's API, see `PollDeps`
 * @returns how many cards were removed
 */
export async function prune(
  db: Database,
  limits: FeedLimits,
  keepAlive: () => Promise<void> = async () => {},
  most = MAX_PRUNED_CARDS,
): Promise<number> {
  let gone = 0;
  for (let after: CardKey | null | undefined; after !== null && gone < most; ) {
    await keepAlive();
    const step = await removeStep(db, limits, after);
    gone += step.gone;
    after = step.last;
  }
  return gone;
}

/** @param after the card examined last; undefined: none yet */
async function removeStep(db: Database, limits: FeedLimits, after: CardKey | undefined): Promise<Step> {
  const remove = (isFull: boolean) => write(db, FEED_STORES, (tx) => takeOut(tx, limits, after, isFull));
  try {
    return await remove(false);
  } catch (error) {
    if (toStoreError(error).reason !== 'full') throw error;
    // A full disk accepts deletions only: the size is counted again once there is room.
    return remove(true);
  }
}

interface Step {
  gone: number;
  /** Key of the last card that was examined; null: none is left beyond the limits. */
  last: CardKey | null;
}

async function takeOut(
  tx: FeedTransaction,
  limits: FeedLimits,
  after: CardKey | undefined,
  isFull: boolean,
): Promise<Step> {
  const stored = await readSize(tx);
  const before = stored ?? (await countFeed(tx));
  const oldest = await readOldest(tx, after);
  const outbox = tx.objectStore('outbox');
  const waiting = await Promise.all(oldest.map(({ id }) => outbox.getKey(id)));
  let size = before;
  let isWithin = false;
  // Deleted range by range: each request costs as much as the rows in it.
  const runs: Card[][] = [[]];
  for (const [index, card] of oldest.entries()) {
    isWithin = !isBeyond(limits, card.key, size);
    if (isWithin) break;
    const stays = card.starred !== undefined || waiting[index] !== undefined;
    if (stays) runs.push([]);
    else runs.at(-1)?.push(card);
    if (!stays) size = plus(size, card, -1);
  }
  for (const run of runs) deleteRun(tx, run);
  const gone = runs.flat();
  forget(tx, gone);
  if (isFull) queue(tx.objectStore('poller').delete(SIZE_KEY));
  else if (size !== stored) queue(tx.objectStore('poller').put(size, SIZE_KEY));
  const isLast = isWithin || oldest.length < CARDS_PER_STEP;
  return { gone: gone.length, last: isLast ? null : (oldest.at(-1)?.key ?? null) };
}

/** @param run cards without any other between them, oldest first */
function deleteRun(tx: FeedTransaction, run: readonly Card[]): void {
  const [oldest, newest] = [run[0], run.at(-1)];
  if (!oldest || !newest) return;
  const range = IDBKeyRange.bound(newest.key, oldest.key);
  for (const name of ['cards', 'unread'] as const) queue(tx.objectStore(name).delete(range));
}

/**
 * The next cards to examine, oldest first. Starts after the starred ones at the end, which may be many. Takes few
 * requests, where walking with a cursor would take one per card.
 */
async function readOldest(tx: FeedTransaction, after: CardKey | undefined): Promise<Card[]> {
  const cards = tx.objectStore('cards');
  const start = after ?? (await oldestPlain(cards));
  const end = start && (await cards.openKeyCursor(IDBKeyRange.upperBound(start, start === after), 'prev'));
  if (!end) return [];
  const last = end.primaryKey;
  const first = (await end.advance(CARDS_PER_STEP - 1))?.primaryKey;
  const range = first ? IDBKeyRange.bound(first, last) : IDBKeyRange.upperBound(last);
  return (await cards.getAll(range)).reverse();
}

/**
 * Reads the entries of deleted cards in both indexes. Chromium removes such entries only when a transaction that may
 * write comes across them, or when the browser cleans up its files, which it does every few days at most. Over years
 * they would outweigh the cards.
 */
function forget(tx: FeedTransaction, gone: readonly Card[]): void {
  const cards = tx.objectStore('cards');
  const spans = new Map<string, [newest: number, oldest: number]>();
  for (const { id, facets, activities } of gone) {
    queue(cards.index('id').getKey(id));
    for (const [facet, at] of facets) {
      // A card that has moved left entries at its former times, too: none older than its members.
      const former = Math.max(at, ...activities.map((each) => -placeOf(each.at, each.noticedAt, isFiled(each))));
      const [newest, oldest] = spans.get(facet) ?? [at, former];
      spans.set(facet, [Math.min(newest, at), Math.max(oldest, former)]);
    }
  }
  // The range ends at the cards that are gone: entries deleted by earlier rounds are slow to pass.
  for (const [facet, [newest, oldest]] of spans)
    queue(cards.index('facets').count(IDBKeyRange.bound([facet, newest], [facet, oldest])));
}

/** Counts the feed, a thousand cards at a time. */
async function countFeed(tx: FeedTransaction): Promise<FeedSize> {
  let size: FeedSize = EMPTY_FEED;
  for (let range: IDBKeyRange | null | undefined; range !== null; ) {
    const cards: Card[] = await tx.objectStore('cards').getAll(range, CARDS_PER_COUNT);
    size = cards.reduce((sum, card) => plus(sum, card, 1), size);
    const last = cards.length === CARDS_PER_COUNT ? cards.at(-1) : undefined;
    range = last ? IDBKeyRange.lowerBound(last.key, true) : null;
  }
  return size;
}

/**
 * Removes the whole feed, read or unread, starred or not. Streams and identities stay, so that nothing in it comes back
 * as news.
 *
 * @returns how many rows were removed
 */
export async function deleteFeed(db: Database): Promise<number> {
  return write(db, FEED_STORES, async (tx) => {
    const count = await tx.objectStore('cards').count();
    for (const name of ['cards', 'unread', 'outbox'] as const) queue(tx.objectStore(name).clear());
    queue(tx.objectStore('poller').put(EMPTY_FEED, SIZE_KEY));
    return count;
  });
}
