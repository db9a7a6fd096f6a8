import type { Candidate } from '@/utils/poll/candidates';
import { edgeAge } from '@/utils/poll/stream-traits';
import type { Outage } from '@/utils/store/poller-schema';
import { isOutageError, stopsRound, type TraktError } from '@/utils/trakt/errors';

/**
 * What one round knows about whether Trakt is up. The first read goes out alone, and the others follow once Trakt has
 * answered, so an outage costs one request per check.
 *
 * - unknown: no answer yet, or only failures that may be specific to one listing
 * - up: a read was answered, even if by a refusal specific to its listing
 * - down: a listing has failed directly after a good read of the same listing, or two listings in a row have failed
 */
export interface Reachability {
  state: 'unknown' | 'up' | 'down';
  failed: number;
  /** Trakt was down when this round began, so one more failure is enough. */
  wasDown: boolean;
}

export const beginRound = (known: Outage | undefined): Reachability => ({
  state: 'unknown',
  failed: 0,
  wasDown: known !== undefined,
});

/**
 * @param error null if the read was good
 * @param wasFine whether the previous read of this listing was good
 */
export function afterRead(before: Reachability, error: TraktError | null, wasFine: boolean): Reachability {
  if (before.state === 'up') return before;
  if (!isOutageError(error)) {
    // A wait or a refused key belongs to the budget and says nothing about the listing.
    return error && stopsRound(error) ? before : { ...before, state: 'up' };
  }
  const failed = before.failed + 1;
  return { ...before, failed, state: wasFine || before.wasDown || failed > 1 ? 'down' : 'unknown' };
}

/**
 * The outage to store after a round.
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
  // An unconfirmed failure counts too: with only one listing, no second one can confirm it.
  if (reachability.failed === 0) return known;
  return { since: Math.min(known?.since ?? now, now), probedAt: now, retryAt: now + tick };
}

/**
 * Chooses the listing that shows most reliably whether Trakt is up: the one with the most recent good read. If all
 * fail, they take turns. Listings that Trakt's edge may answer from its cache come last.
 *
 * @param without keys of streams already tried, or not readable yet
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
 * The same reads with the best probe first: nothing else is sent until it is answered.
 *
 * @param without keys of streams that cannot serve as the probe
 */
export function probeFirst(due: readonly Candidate[], without: ReadonlySet<string> = new Set()): Candidate[] {
  const first = probeOf(due, without);
  return first ? [first, ...due.filter((each) => each !== first)] : [...due];
}
