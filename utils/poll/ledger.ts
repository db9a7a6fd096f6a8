import { MINUTE } from '@/utils/lib/time';
import { afterAnswer, afterError, canSpend, isWaiting, mergeBudgets } from '@/utils/poll/budget';
import type { Candidate } from '@/utils/poll/candidates';
import { personOf } from '@/utils/poll/lost-access';
import { afterRead, beginRound, isFine, outageAfter, type Reachability } from '@/utils/poll/outage';
import type { RoundPlan } from '@/utils/poll/plan-round';
import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/poller-schema';
import { updatePollerState } from '@/utils/store/poller-state';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Answered } from '@/utils/trakt/http';

/** The poller's state of Trakt during a round, stored after each read because a worker may be killed any time. */
export interface Ledger {
  /** Updates the allowance from one answer. A wait that Trakt asks for is stored at once. */
  onAnswer(answered: Answered): void;
  /** @returns until when nothing may be sent because of the failure, ms UTC; null if it is specific to the stream */
  onFailed(error: TraktError): number | null;
  /** Records the outcome of reading one stream. */
  onRead(candidate: Candidate, error: TraktError | null): void;
  /** Records that Trakt has answered, even if the answer could not be used. */
  onReached(): void;
  /** Stores that `slug` is no longer visible, before it is announced, so that it is announced once. */
  addLost(slug: string): Promise<void>;
  isLost(slug: string): boolean;
  /** Whether the allowance has room for one more request and no wait is active. */
  mayAsk(): boolean;
  isWaiting(): boolean;
  reachability(): Reachability['state'];
  /** Number of listings that failed in this round the way they do during an outage. */
  outageFailures(): number;
  budget(): PollerState['budget'];
  /**
   * Stores everything.
   *
   * @throws also the error of an earlier save in the background
   */
  save(): Promise<void>;
}

/**
 * @param known the stored state
 * @param tickMinutes interval of the alarm
 */
export function createLedger(
  db: Database,
  known: PollerState | undefined,
  { budget: planned, catchUp: begun, behind }: RoundPlan,
  { now, random, tickMinutes }: { now: () => number; random: () => number; tickMinutes: number },
): Ledger {
  let budget = planned;
  let { lastCheck = null, lastFailed, failingSince, lost = [] }: Partial<PollerState> = known ?? {};
  let reachability = beginRound(known?.outage);
  let catchUp = begun;
  const unread = new Set(behind);
  let saving: Promise<void> = Promise.resolve();
  /** The budget last seen in the store. Any difference found there now comes from look-ups made since. */
  let stored = known?.budget ?? budget;

  const write = async () => {
    const before = stored;
    try {
      await updatePollerState(db, (found) => {
        budget = mergeBudgets(budget, stored, found?.budget);
        stored = budget;
        const outage = outageAfter(known?.outage, reachability, now(), tickMinutes * MINUTE);
        return { budget, lastCheck, lastFailed, failingSince, lost, catchUp, outage };
      });
    } catch (error) {
      // Nothing was stored. Without this reset, the next save would mistake the difference for a wait that a look-up
      // has ended.
      stored = before;
      throw error;
    }
  };

  return {
    onAnswer(answered) {
      const wait = budget.waitUntil;
      budget = afterAnswer(budget, answered, now(), random);
      if (budget.waitUntil === wait) return;
      // Saves before the current read ends. The next `save` rethrows a failure of this one.
      saving = write();
      saving.catch(() => {});
    },
    onFailed(error) {
      budget = afterError(budget, error, now(), random);
      return stopsRound(error) && isWaiting(budget, now()) ? budget.waitUntil : null;
    },
    onRead(candidate, error) {
      reachability = afterRead(reachability, error, isFine(candidate));
      if (error) {
        lastFailed = now();
        failingSince ??= lastFailed;
      } else {
        lastCheck = now();
        failingSince = undefined;
      }
      if (!error || !stopsRound(error)) unread.delete(candidate);
      if (unread.size === 0) catchUp = undefined;
      const person = personOf(candidate.stream);
      if (!error) lost = lost.filter((slug) => slug !== person);
    },
    onReached() {
      reachability = { ...reachability, state: 'up' };
    },
    async addLost(slug) {
      lost = [...lost, slug];
      await write();
    },
    isLost: (slug) => lost.includes(slug),
    mayAsk: () => canSpend(budget, now()),
    isWaiting: () => isWaiting(budget, now()),
    reachability: () => reachability.state,
    outageFailures: () => reachability.failed,
    budget: () => budget,
    async save() {
      const pending = saving;
      saving = Promise.resolve();
      await pending;
      await write();
    },
  };
}
