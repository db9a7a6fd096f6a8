import { HOUR, SECOND } from '@/utils/lib/time';
import { isFeedReplaced } from '@/utils/sources/feed-refused';
import { kindOf } from '@/utils/sources/stream';
import { pendingDeliveries } from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import { readTimes } from '@/utils/store/outline-records';
import { dropOutlines, readOutlineRecords } from '@/utils/store/outlines';
import type { PollerState } from '@/utils/store/poller-schema';
import type { Birth, Coverage, StoredActivity, StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { REBUILT_STORES, type RebuildTransaction } from '@/utils/store/transaction';
import { queue, write } from '@/utils/store/write';

type Refused = Pick<StreamState, 'lastError' | 'failures' | 'lastRead' | 'nextDue'>;

/** What is kept about a store outside of it, in case the browser loses the store. */
export interface Sentinel {
  /** `id` of the database's {@link Birth}. */
  birth: string;
  /** When this was written, ms UTC. */
  at: number;
  coverage: Coverage | undefined;
  /** Stream key -> its last good read, ms UTC. */
  reads: Record<string, number>;
  /** `show-activity` stream key -> time of the last good read of each title, see `listed` of {@link StreamState}. */
  listed: Record<string, Record<string, number>>;
  /** Ids and aliases of the newest activities not announced yet: because of a snooze, quiet hours, or a digest. */
  waiting: string[];
  /** Set while Trakt refuses the feed of followed people, who are then read one by one; otherwise undefined. */
  refused: Refused | undefined;
  /** The stream of the follow list; without it, nothing says which streams are wanted. */
  follows: StreamState | undefined;
  /** The person's own watchlist, if a condition needs it; without it, everything would count as on it. */
  watchlist: StreamState | undefined;
  poller: Pick<PollerState, 'budget' | 'lost'> | undefined;
}

/** The sentinel of the store as it is now, read in one transaction. */
export async function readSentinel(db: Database, now: number): Promise<Sentinel | null> {
  const tx = db.transaction(['birth', 'poller', 'streams', 'outbox', 'cards']);
  const [birth, coverage, { reads, whole }, poller, waiting] = await Promise.all([
    tx.objectStore('birth').get('birth'),
    tx.objectStore('poller').get('coverage') as Promise<Coverage | undefined>,
    readReads(tx.objectStore('streams'), tx.objectStore('poller')),
    tx.objectStore('poller').get('poller') as Promise<PollerState | undefined>,
    // Transactions of idb over more stores are not always assignable to those over fewer.
    readWaiting(db, tx as unknown as Reads),
  ]);
  if (!birth) return null;
  const streams = new Map(whole.map((state) => [state.key, state]));
  const listed = [...streams.values()].flatMap(({ key, listed, vouched }): [string, Record<string, number>][] =>
    listed || vouched?.listed ? [[key, { ...vouched?.listed, ...listed }]] : [],
  );
  const feed = streams.get('following');
  const isReplaced = feed !== undefined && isFeedReplaced(feed);
  if (isReplaced) {
    // People's own listings have delivered what the feed did not.
    const newest = Math.max(...reads.filter(([key]) => key.startsWith('history:')).map(([, at]) => at));
    if (Number.isFinite(newest)) reads.push([feed.key, newest]);
  }
  return {
    birth: birth.id,
    at: now,
    coverage,
    // By key, since copies are compared as text.
    reads: Object.fromEntries(reads.sort(([a], [b]) => (a < b ? -1 : 1))),
    listed: Object.fromEntries(listed),
    // Activities that an earlier store had waiting, and this one has not read yet, still wait.
    waiting: [...new Set([...waiting, ...[...streams.values()].flatMap(({ vouched }) => vouched?.waiting ?? [])])],
    refused: isReplaced ? refusalOf(feed) : undefined,
    follows: streams.get('follows'),
    watchlist: [...streams.values()].find(({ key }) => kindOf(key) === 'own-watchlist'),
    poller: poller && { budget: poller.budget, lost: poller.lost },
  };
}

interface StreamStore {
  get(key: string): Promise<StreamState | undefined>;
  getAll(range?: IDBKeyRange): Promise<StreamState[]>;
}

/**
 * When each stream was last read well, ms UTC, and the states that a sentinel needs whole. A stream not read since an
 * earlier loss is known up to its last read before that loss.
 */
async function readReads(
  streams: StreamStore,
  poller: Parameters<typeof readOutlineRecords>[0],
): Promise<{ reads: [string, number][]; whole: StreamState[] }> {
  const records = await readOutlineRecords(poller);
  if (!records) {
    const whole = await streams.getAll();
    const reads = whole.flatMap(({ key, lastGoodRead, vouched }): [string, number][] => {
      const at = lastGoodRead ?? vouched?.at;
      return at === undefined ? [] : [[key, at]];
    });
    return { reads, whole };
  }
  const { reads, vouched } = readTimes(records);
  const all = await Promise.all([
    streams.getAll(IDBKeyRange.bound('own-watchlist:', 'own-watchlist;')),
    streams.getAll(IDBKeyRange.bound('show-activity:', 'show-activity;')),
    ...['follows', 'following', ...vouched].map((key) => streams.get(key)),
  ]);
  return { reads, whole: all.flat().filter((state) => state !== undefined) };
}

const refusalOf = ({ lastError, failures, lastRead, nextDue }: StreamState): Refused => ({
  lastError,
  failures,
  lastRead,
  nextDue,
});

/** Maximum number of waiting activities kept outside of the store: the newest. */
const MAX_WAITING_IDS = 200;

type Reads = NonNullable<Parameters<typeof pendingDeliveries>[1]>;

async function readWaiting(db: Database, tx: Reads): Promise<string[]> {
  const byId = tx.objectStore('cards').index('id');
  const activities = await Promise.all(
    (await pendingDeliveries(db, tx)).map(async ({ entry, card }) => {
      const folded = entry.summary?.cards.map((id) => byId.get(id)) ?? [];
      const cards = [card, ...(await Promise.all(folded))];
      const due = cards.flatMap((each) => each?.activities ?? []);
      const members = entry.only ?? entry.summary?.members;
      const isDue = ({ id }: StoredActivity) => members?.includes(id) ?? true;
      return due.filter((each) => each.level === 'notify' && each.noticedAt >= entry.since && isDue(each));
    }),
  );
  const newest = activities.flat().sort((a, b) => b.noticedAt - a.noticedAt);
  return newest.slice(0, MAX_WAITING_IDS).flatMap(({ id, aliases }) => [id, ...aliases]);
}

/** Time between two sentinels that differ only in read times, for each stream: limits the bytes written. */
const MS_PER_STREAM = 0.5 * SECOND;

/** Whether to write a newer sentinel. After a loss, anything read since the last one is announced a second time. */
export function isWorthKeeping(before: Sentinel | undefined, after: Sentinel): boolean {
  if (!before || before.birth !== after.birth || before.at > after.at) return true;
  const wait = ({ poller }: Sentinel) => poller?.budget.waitUntil;
  if (before.refused?.lastError?.kind !== after.refused?.lastError?.kind) return true;
  if (!isEqual(before.waiting, after.waiting)) return true;
  if (wait(before) !== wait(after) || !isEqual(before.coverage, after.coverage)) return true;
  // Without the first read of a stream, all of it would be baseline after a loss.
  if (Object.keys(after.reads).some((key) => !Object.hasOwn(before.reads, key))) return true;
  const pause = Math.min(HOUR, Object.keys(after.reads).length * MS_PER_STREAM);
  return after.at - before.at >= pause && !isEqual([before.reads, before.listed], [after.reads, after.listed]);
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * `same`: the store that the sentinel describes. `lost`: a different store is in its place, or nothing is left of it.
 * `new`: there was no store before.
 */
export function judgeStore(birth: Birth | undefined, sentinel: Sentinel | undefined): 'same' | 'new' | 'lost' {
  if (!sentinel) return birth?.replaces ? 'lost' : 'new';
  return birth?.id === sentinel.birth ? 'same' : 'lost';
}

/**
 * Makes a new store continue where the lost one stopped. What happened after the sentinel's reads is news for whoever
 * wanted it then; everything else that Trakt lists is baseline. Runs in one transaction, which also ties the sentinel
 * to the new store.
 *
 * @param restore puts further rows into the same transaction
 */
export async function rebuildStore(
  db: Database,
  sentinel: Sentinel | undefined,
  restore: (tx: RebuildTransaction) => void = () => {},
): Promise<void> {
  await write(db, REBUILT_STORES, async (tx) => {
    const birth = { id: sentinel?.birth ?? crypto.randomUUID(), replaces: false };
    queue(tx.objectStore('birth').put(birth, 'birth'));
    restore(tx);
    dropOutlines(tx.objectStore('poller'));
    if (!sentinel) return;
    const { coverage, poller, reads, listed, waiting, refused } = sentinel;
    if (coverage) queue(tx.objectStore('poller').put(coverage, 'coverage'));
    if (poller) queue(tx.objectStore('poller').put({ ...poller, lastCheck: null }, 'poller'));
    const streams = tx.objectStore('streams');
    const feed = refused && { ...newStreamState('following'), ...refused };
    if (feed) queue(streams.put(feed));
    for (const [key, at] of Object.entries(reads)) {
      const state = feed?.key === key ? feed : newStreamState(key);
      queue(streams.put({ ...state, vouched: { at, from: at, waiting, listed: listed[key] } }));
    }
    for (const list of [sentinel.follows, sentinel.watchlist]) if (list) queue(streams.put(list));
  });
}
