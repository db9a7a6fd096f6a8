import type { Database } from '@/utils/store/open-database';
import type { Budget, PollerState } from '@/utils/store/poller-schema';
import { readPollerState } from '@/utils/store/poller-state';
import type { TraktError } from '@/utils/trakt/errors';

/** Trakt's request allowance is used up, by anyone who shares it. */
export interface UsedUp {
  kind: 'used-up';
  /** When Lookout may ask again, ms UTC. */
  until: number;
}

/** Trakt, or the connection to it, is down. */
export interface Unreachable {
  kind: 'unreachable';
  /** When Lookout retries by itself, ms UTC. */
  until: number;
}

export interface Wait<Reason = TraktError | UsedUp> {
  /** No request is sent before this time, ms UTC. */
  until: number;
  /** The error that a request would get. */
  error: Reason;
}

/** The budget as the last round or lookup left it; undefined before the first. */
export async function readBudget(db: Database): Promise<Budget | undefined> {
  return (await readPollerState(db))?.budget;
}

/** Why nothing is read from Trakt at `now` (ms UTC): a wait or a used-up allowance; null if neither applies. */
export function standstillOf(budget: Budget | undefined, now: number): Wait | null {
  const until = budget?.usedUpUntil ?? 0;
  return waitOf(budget, now) ?? (until > now ? { until, error: { kind: 'used-up', until } } : null);
}

/** The part of the poller's state that pages need: what prevents a check. */
export type Standing = Pick<PollerState, 'budget' | 'outage'>;

export async function readStanding(db: Database): Promise<Standing | undefined> {
  return readPollerState(db);
}

/** Why no news arrives at `now` (ms UTC), and when the next check may bring some: a standstill or an outage. */
export function obstacleOf(
  { budget, outage }: Partial<Standing> = {},
  now: number,
): Wait<TraktError | UsedUp | Unreachable> | null {
  const until = outage?.retryAt ?? 0;
  const standstill = standstillOf(budget, now);
  // An outage of which Trakt has said when it ends.
  if (standstill?.error.kind === 'server') {
    return { until: standstill.until, error: { kind: 'unreachable', until: standstill.until } };
  }
  return standstill ?? (until > now ? { until, error: { kind: 'unreachable', until } } : null);
}

/** Why no request may be sent to Trakt at `now` (ms UTC), or null if requests are allowed. */
export function waitOf(budget: Budget | undefined, now: number): Wait<TraktError> | null {
  const { waitUntil: until = null, waitReason: kind = null } = budget ?? {};
  if (until === null || kind === null || now >= until) return null;
  if (kind === 'rate-limited') return { until, error: { kind, retryAt: until, edge: false } };
  if (kind === 'server') return { until, error: { kind, status: 503 } };
  return { until, error: kind === 'blocked' ? { kind, retryAt: until } : { kind } };
}
