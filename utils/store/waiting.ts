import type { Database } from '@/utils/store/open-database';
import type { Budget } from '@/utils/store/schema';
import type { TraktError } from '@/utils/trakt/errors';

export interface Wait {
  /** Nothing is asked before, ms UTC. */
  until: number;
  /** Why, as the error that a request would meet. */
  error: TraktError;
}

/** The budget as the last round or look-up left it; undefined before the first. */
export async function readBudget(db: Database): Promise<Budget | undefined> {
  return (await db.get('poller', 'poller'))?.budget;
}

/** Why nothing is asked of Trakt at `now` (ms UTC), or null where nothing stands against it. */
export function waitOf(budget: Budget | undefined, now: number): Wait | null {
  const { waitUntil: until = null, waitReason: kind = null } = budget ?? {};
  if (until === null || kind === null || now >= until) return null;
  if (kind === 'rate-limited') return { until, error: { kind, retryAt: until, edge: false } };
  return { until, error: kind === 'blocked' ? { kind, retryAt: until } : { kind } };
}
