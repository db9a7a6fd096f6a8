import { SIZE_KEY } from '@/utils/store/feed-size';
import type { Database } from '@/utils/store/open-database';
import { type FeedLimits, type FeedRetention, isBeyond, limitsOf } from '@/utils/store/prune';
import type { RoundSnapshot } from '@/utils/store/round-snapshot';
import type { CardKey, FeedSize, Sweep } from '@/utils/store/schema';
import { oldestPlain } from '@/utils/store/stars';
import { isSweepDue } from '@/utils/store/sweep-seen';

/** What a round has to do to keep the store small. */
export interface Upkeep {
  /** The limits, if the feed exceeds them or its size is unknown; null: nothing to prune. */
  prune: FeedLimits | null;
  /** A pass over the identities is under way or due. */
  sweep: boolean;
}

/**
 * Looks at the oldest card and two small records; usually there is nothing to do.
 *
 * @param known the store when the round began; without it, the store could not be read
 */
export async function findUpkeep(
  db: Database,
  retention: FeedRetention,
  known: Pick<RoundSnapshot, 'poller'> | undefined,
  now: number,
): Promise<Upkeep | null> {
  const limits = limitsOf(retention, known?.poller?.lastCheck ?? null, now);
  const tx = db.transaction(['cards', 'poller']);
  const [oldest, size, sweep] = await Promise.all([
    tx.objectStore('cards').openKeyCursor(null, 'prev'),
    tx.objectStore('poller').get(SIZE_KEY) as Promise<FeedSize | undefined>,
    tx.objectStore('poller').get('sweep') as Promise<Sweep | undefined>,
  ]);
  const isOver = (key: CardKey | undefined) => key !== undefined && (!size || isBeyond(limits, key, size));
  // The feed is usually within its limits; the oldest card without a star is read only if it is not.
  const isFull = isOver(oldest?.primaryKey) && isOver(await oldestPlain(db.transaction('cards').store));
  const found: Upkeep = {
    prune: isFull ? limits : null,
    sweep: known !== undefined && isSweepDue(sweep, now),
  };
  return found.prune || found.sweep ? found : null;
}
