import { DAY } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import type { CardKey } from '@/utils/store/schema';
import { queue, write } from '@/utils/store/write';

/** Cards examined in one transaction: few, so that neither pages nor the poller wait. */
const CARDS_PER_STEP = 200;
/** Maximum number of cards removed in one round; the rest follows in later rounds. */
const MAX_PRUNED_CARDS = 4000;
const FEED_STORES = ['cards', 'unread', 'outbox'] as const;

interface PruneLimits {
  days: number | null;
  rows: number | null;
  lastCheck?: number | null | undefined;
}

/**
 * Removes old rows from the feed: those older than `days`, and the oldest beyond `rows`. Unread rows stay. All
 * identities (`seen`) stay too: a listing could return those activities again, and they would count as news.
 *
 * @param keep `lastCheck`: when the previous check ended, ms UTC. If that is longer ago than `days`, the clock may have
 *   jumped ahead. Age then counts only from the next check on, when a wrong clock may have been corrected
 * @param keepAlive any call of the extension's API, see `PollDeps`
 * @returns how many cards were removed
 */
export async function prune(
  db: Database,
  { days, rows, lastCheck = null }: PruneLimits,
  now: number,
  keepAlive: () => Promise<void> = async () => {},
  most = MAX_PRUNED_CARDS,
): Promise<number> {
  const isLeap = days !== null && lastCheck !== null && now - lastCheck > days * DAY;
  const byAge: CardKey | null = days === null || isLeap ? null : [-(now - days * DAY), ''];
  const byCount = rows === null ? null : await keyAt(db, rows);
  // Keys grow with age.
  let from = byAge && byCount ? (byAge[0] < byCount[0] ? byAge : byCount) : (byAge ?? byCount);
  let gone = 0;
  while (from && gone < most) {
    await keepAlive();
    const step = await takeOut(db, from);
    gone += step.gone;
    from = step.next;
  }
  return gone;
}

/** The key of the card at this position of the feed, counted from 0; null where the feed is shorter. */
async function keyAt(db: Database, place: number): Promise<CardKey | null> {
  if ((await db.count('cards')) <= place) return null;
  const cursor = await db.transaction('cards').store.openKeyCursor();
  const there = place === 0 ? cursor : await cursor?.advance(place);
  return there?.primaryKey ?? null;
}

async function takeOut(db: Database, from: CardKey): Promise<{ gone: number; next: CardKey | null }> {
  return write(db, FEED_STORES, async (tx) => {
    const cards = await tx.objectStore('cards').getAll(IDBKeyRange.lowerBound(from), CARDS_PER_STEP);
    const last = cards.at(-1)?.key;
    let gone = 0;
    for (const { key, id } of cards) {
      const waits = (await tx.objectStore('unread').getKey(key)) ?? (await tx.objectStore('outbox').getKey(id));
      if (waits !== undefined) continue;
      queue(tx.objectStore('cards').delete(key));
      gone += 1;
    }
    return { gone, next: last && cards.length === CARDS_PER_STEP ? [last[0], `${last[1]}\u0000`] : null };
  });
}

/**
 * Removes the whole feed, read or unread. Streams and identities stay, so that nothing in it comes back as news.
 *
 * @returns how many rows were removed
 */
export async function deleteFeed(db: Database): Promise<number> {
  return write(db, FEED_STORES, async (tx) => {
    const count = await tx.objectStore('cards').count();
    for (const name of FEED_STORES) queue(tx.objectStore(name).clear());
    return count;
  });
}
