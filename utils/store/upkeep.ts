import { EMPTY_FEED, SIZE_KEY } from '@/utils/store/feed-size';
import type { Database } from '@/utils/store/open-database';
import { isBeyond, limitsOf, prune, type Retention } from '@/utils/store/prune';
import type { RoundSnapshot } from '@/utils/store/round-snapshot';
import type { FeedSize, Sweep } from '@/utils/store/schema';
import { isSweepDue, sweepSeen } from '@/utils/store/sweep-seen';

/**
 * Keeps the store small: a few milliseconds at the end of a round, and no write where nothing is to be removed.
 *
 * @param known the store when the round began
 */
export async function keepSmall(
  db: Database,
  retention: Retention,
  known: Pick<RoundSnapshot, 'states' | 'poller'> | undefined,
  now: number,
  keepAlive?: () => Promise<void>,
): Promise<void> {
  const limits = limitsOf(retention, known?.poller?.lastCheck ?? null, now);
  const tx = db.transaction(['cards', 'poller']);
  const [oldest, size, sweep] = await Promise.all([
    tx.objectStore('cards').openKeyCursor(null, 'prev'),
    tx.objectStore('poller').get(SIZE_KEY) as Promise<FeedSize | undefined>,
    tx.objectStore('poller').get('sweep') as Promise<Sweep | undefined>,
  ]);
  if (oldest && isBeyond(limits, oldest.primaryKey, size ?? EMPTY_FEED)) await prune(db, limits, keepAlive);
  // Without the states, nothing says what listings can return.
  if (known && isSweepDue(sweep, now)) await sweepSeen(db, known.states, now);
}
