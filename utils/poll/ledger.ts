import { MINUTE } from '@/utils/lib/time';
import { afterAnswer, afterError, canSpend, isWaiting, mergeBudgets } from '@/utils/poll/budget';
import { personOf } from '@/utils/poll/lost-access';
import { afterRead, beginRound, isFine, outageAfter, type Reachability } from '@/utils/poll/outage';
import type { RoundPlan } from '@/utils/poll/plan-round';
import type { Candidate } from '@/utils/poll/schedule';
import type { Database } from '@/utils/store/open-database';
import { updatePollerState } from '@/utils/store/poller-state';
import type { PollerState } from '@/utils/store/schema';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Answered } from '@/utils/trakt/http';

/** What the poller remembers of Trakt while a round goes on, and stores after each read: a worker may die any time. */
export interface Ledger {
  /** What one answer says about the allowance; a wait that it asks for is stored at once. */
  onAnswer(answered: Answered): void;
  /** @returns until when nothing may be asked because of the failure, ms UTC; null where it is the stream's own */
  onFailed(error: TraktError): number | null;
  /** One stream was read, or could not be. */
  onRead(candidate: Candidate, error: TraktError | null): void;
  /** Trakt has answered, whatever became of the answer. */
  onReached(): void;
  /** `slug` is about to be announced as no longer visible: stored first, so that it is announced once. */
  addLost(slug: string): Promise<void>;
  isLost(slug: string): boolean;
  /** Whether the allowance has room for one more request, and no wait is on. */
  mayAsk(): boolean;
  isWaiting(): boolean;
  reachability(): Reachability['state'];
  /** Listings that failed so far as they do while Trakt is down. */
  outageFailures(): number;
  budget(): PollerState['budget'];
  /** Stores all of it. Throws what a save before it, that nobody waited for, has thrown. */
  save(): Promise<void>;
}

/**
 * @param known as the store has it
 * @param tickMinutes how often the alarm rings
 */
export function createLedger(
  db: Database,
  known: PollerState | undefined,
  { budget: planned, catchUp: begun, behind }: RoundPlan,
  { now, random, tickMinutes }: { now: () => number; random: () => number; tickMinutes: number },
): Ledger {
  let budget = planned;
  let { lastCheck = null, lastFailed, lost = [] }: Partial<PollerState> = known ?? {};
  let reachability = beginRound(known?.outage);
  let catchUp = begun;
  const unread = new Set(behind);
  let saving: Promise<void> = Promise.resolve();
  /** The budget as the store last had it: any difference found there now comes from look-ups made meanwhile. */
  let stored = known?.budget ?? budget;

  const write = async () => {
    const before = stored;
    try {
      await updatePollerState(db, (found) => {
        budget = mergeBudgets(budget, stored, found?.budget);
        stored = budget;
        const outage = outageAfter(known?.outage, reachability, now(), tickMinutes * MINUTE);
        return { budget, lastCheck, lastFailed, lost, catchUp, outage };
      });
    } catch (error) {
      // Nothing was stored: otherwise the next save would take the difference for a wait that a look-up has ended.
      stored = before;
      throw error;
    }
  };

  return {
    onAnswer(answered) {
      const wait = budget.waitUntil;
      budget = afterAnswer(budget, answered, now(), random);
      if (budget.waitUntil === wait) return;
      // Before the read that met it is through. The next `save` throws what this one does.
      saving = write();
      saving.catch(() => {});
    },
    onFailed(error) {
      budget = afterError(budget, error, now(), random);
      return stopsRound(error) && isWaiting(budget, now()) ? budget.waitUntil : null;
    },
    onRead(candidate, error) {
      reachability = afterRead(reachability, error, isFine(candidate));
      if (error) lastFailed = now();
      else lastCheck = now();
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
