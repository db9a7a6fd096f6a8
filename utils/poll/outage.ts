import type { Candidate } from '@/utils/poll/schedule';
import { edgeAge } from '@/utils/poll/stream-traits';
import type { Outage } from '@/utils/store/schema';
import { isOutageError, stopsRound, type TraktError } from '@/utils/trakt/errors';

/**
 * What one round has learned about whether Trakt is up. The first read goes out alone; the others follow once Trakt has
 * answered. Thus an outage costs one request a check.
 *
 * - unknown: nothing came back yet, or only failures that may be the listing's own
 * - up: some read was answered, be it by a refusal that is the listing's own
 * - down: a listing that was fine before failed, or two listings in a row did
 */
export interface Reachability {
  state: 'unknown' | 'up' | 'down';
  failed: number;
  /** Trakt was down when this round began: one more failure is enough. */
  wasDown: boolean;
}

export const beginRound = (known: Outage | undefined): Reachability => ({
  state: 'unknown',
  failed: 0,
  wasDown: known !== undefined,
});

/**
 * @param error null where the read was good
 * @param wasFine whether the read of this listing before had been good
 */
export function afterRead(before: Reachability, error: TraktError | null, wasFine: boolean): Reachability {
  if (before.state === 'up') return before;
  if (!isOutageError(error)) {
    // A wait or a refused key is the budget's business, and no answer about the listing.
    return error && stopsRound(error) ? before : { ...before, state: 'up' };
  }
  const failed = before.failed + 1;
  return { ...before, failed, state: wasFine || before.wasDown || failed > 1 ? 'down' : 'unknown' };
}

/**
 * The outage as it stands after a round.
 *
 * @param tick how often the alarm rings, ms
 */
export function outageAfter(
  known: Outage | undefined,
  reachability: Reachability,
  now: number,
  tick: number,
): Outage | undefined {
  if (reachability.state === 'up') return undefined;
  // Where only one listing is watched, no second one can confirm it.
  if (reachability.failed === 0) return known;
  return { since: Math.min(known?.since ?? now, now), probedAt: now, retryAt: now + tick };
}

/**
 * The listing that tells soonest whether Trakt is up: one that was fine, and most recently; where all fail, each in turn.
 * An answer that Trakt's edge may give from memory says little.
 *
 * @param without keys of those that were tried already, or cannot be read yet
 */
export function probeOf(candidates: readonly Candidate[], without: ReadonlySet<string>): Candidate | undefined {
  let best: Candidate | undefined;
  for (const each of candidates) {
    if (!without.has(each.key) && (!best || isBetterProbe(each, best))) best = each;
  }
  return best;
}

function isBetterProbe(a: Candidate, b: Candidate): boolean {
  const cached = Number(edgeAge(a.stream) > 0) - Number(edgeAge(b.stream) > 0);
  if (cached !== 0) return cached < 0;
  if (isFine(a) !== isFine(b)) return isFine(a);
  const [lastA, lastB] = [a, b].map(({ state }) => (isFine(a) ? state?.lastGoodRead : state?.lastRead) ?? 0);
  return isFine(a) ? (lastA ?? 0) > (lastB ?? 0) : (lastA ?? 0) < (lastB ?? 0);
}

/** Whether its last read was good. */
export function isFine({ state }: Candidate): boolean {
  return state !== undefined && state.failures === 0 && state.lastGoodRead !== null;
}

/**
 * The same reads, the most telling first: nothing else is sent until that is answered.
 *
 * @param without keys of those that cannot be the first
 */
export function probeFirst(due: readonly Candidate[], without: ReadonlySet<string> = new Set()): Candidate[] {
  const first = probeOf(due, without);
  return first ? [first, ...due.filter((each) => each !== first)] : [...due];
}
