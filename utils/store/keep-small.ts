import type { Database } from '@/utils/store/open-database';
import { prune } from '@/utils/store/prune';
import { sweepSeen } from '@/utils/store/sweep-seen';
import type { Upkeep } from '@/utils/store/upkeep';

/** Does what `findUpkeep` has found: a few steps of each, the rest in later rounds. */
export async function keepSmall(
  db: Database,
  { prune: limits, sweep }: Upkeep,
  now: number,
  keepAlive?: () => Promise<void>,
): Promise<void> {
  if (limits) await prune(db, limits, keepAlive);
  if (sweep) await sweepSeen(db, now);
}
