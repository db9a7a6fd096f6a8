import { DAY } from '@/utils/lib/time';
import { kindOf } from '@/utils/sources/stream';
import type { Database } from '@/utils/store/open-database';
import type { SeenActivity, StreamState, Sweep } from '@/utils/store/schema';
import { oldestPlain } from '@/utils/store/stars';
import { queue, type WriteTransaction, write } from '@/utils/store/write';

/** Identities examined in one round. */
const KEYS_PER_STEP = 300;
/** Time between two passes over all identities, ms. */
const PASS_INTERVAL_MS = 7 * DAY;
/** Nothing is listed as being watched for longer than this after it began, ms. */
const MAX_WATCHING_MS = 2 * DAY;
/** Counters not read for so long belong to a show that is no longer watched, ms. */
const TALLY_MAX_AGE_MS = 60 * DAY;

/** Whether a pass is under way or due. */
export const isSweepDue = (sweep: Sweep | undefined, now: number): boolean =>
  !sweep || sweep.from !== null || Math.abs(now - sweep.at) >= PASS_INTERVAL_MS;

/**
 * Whether no listing can return an activity again. A listing of plays returns its first page and what is newer. Older
 * rows move up to that page when rows are deleted, so only activities twice as old as its oldest row are beyond return.
 * Lists of state may return anything they hold.
 */
export function isBeyondReturn(
  { id, at, streams }: Pick<SeenActivity, 'id' | 'at' | 'streams'>,
  states: ReadonlyMap<string, Pick<StreamState, 'cursor'>>,
  now: number,
): boolean {
  const family = id.slice(0, id.indexOf(':'));
  if (family === 'watching' || family === 'show-watching') return at < now - MAX_WATCHING_MS;
  if (family !== 'history' && family !== 'feed') return false;
  return streams.every((key) => {
    if (kindOf(key) === 'watching') return true;
    const state = states.get(key);
    if (!state) return true;
    const oldest = state.cursor?.oldest;
    return typeof oldest === 'number' && at < oldest - (now - oldest);
  });
}

const SWEPT_STORES = ['seen', 'cards', 'outbox', 'tallies', 'streams', 'poller'] as const;

/** The states of the streams that have returned these: not all of them, of which a step may need a few only. */
async function readStates(
  tx: WriteTransaction<(typeof SWEPT_STORES)[number]>,
  entries: readonly (SeenActivity | string)[],
): Promise<Map<string, StreamState>> {
  const keys = [...new Set(entries.flatMap((entry) => (typeof entry === 'string' ? [] : entry.streams)))];
  const states = await Promise.all(keys.map((key) => tx.objectStore('streams').get(key)));
  return new Map(states.flatMap((state) => (state ? [[state.key, state]] : [])));
}

/**
 * One step of a pass over all identities: forgets those that no listing can return and no card shows, and aliases of
 * those. The place is stored, so that the next round continues there.
 *
 * @returns how many keys were removed
 */
export async function sweepSeen(db: Database, now: number, most = KEYS_PER_STEP): Promise<number> {
  return write(db, SWEPT_STORES, async (tx) => {
    const seen = tx.objectStore('seen');
    const known = (await tx.objectStore('poller').get('sweep')) as Sweep | undefined;
    const from = known?.from ?? null;
    const range = from === null ? null : IDBKeyRange.lowerBound(from, true);
    const [keys, entries, oldest] = await Promise.all([
      seen.getAllKeys(range, most),
      seen.getAll(range, most),
      oldestPlain(tx.objectStore('cards')),
    ]);
    const states = await readStates(tx, entries);
    const isGone = async (entry: SeenActivity | string) => {
      if (typeof entry === 'string') return (await seen.getKey(entry)) === undefined;
      if (!isBeyondReturn(entry, states, now)) return false;
      if (entry.card === undefined) return true;
      // A sitting is never listed again, so it only matters to what is still to be announced.
      if (entry.id.startsWith('watching:') || entry.id.startsWith('show-watching:'))
        return (await tx.objectStore('outbox').getKey(entry.card)) === undefined;
      // Newer than the oldest row, so its card is almost certainly in the feed. Looking each one up would cost more the
      // longer the feed is; at worst, the identity stays a while longer.
      if (oldest && entry.at > -oldest[0]) return false;
      return (await tx.objectStore('cards').index('id').getKey(entry.card)) === undefined;
    };
    const gone = await Promise.all(entries.map(isGone));
    const removed = keys.filter((_, index) => gone[index]);
    for (const key of removed) queue(seen.delete(key));
    const last = keys.at(-1);
    const isLast = last === undefined || keys.length < most;
    if (isLast) {
      for (const { key, at } of await tx.objectStore('tallies').getAll())
        if (at < now - TALLY_MAX_AGE_MS) queue(tx.objectStore('tallies').delete(key));
    }
    const at = from === null ? now : (known?.at ?? now);
    queue(tx.objectStore('poller').put({ at, from: isLast ? null : last }, 'sweep'));
    return removed.length;
  });
}
