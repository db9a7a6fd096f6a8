import { MINUTE, SECOND } from '@/utils/lib/time';
import { afterAnswer, afterError, canSpend, isWaiting, mergeBudgets } from '@/utils/poll/budget';
import type { Candidate } from '@/utils/poll/candidates';
import { personOf } from '@/utils/poll/lost-access';
import { afterRead, beginRound, isFine, outageAfter, type Reachability } from '@/utils/poll/outage';
import type { RoundPlan } from '@/utils/poll/plan-round';
import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/poller-schema';
import type { saveRound } from '@/utils/store/poller-state';
import type { StreamState } from '@/utils/store/schema';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Answered } from '@/utils/trakt/http';

/** How long changes wait to be stored, ms. A kill loses no more than that. */
const SAVE_INTERVAL_MS = SECOND;

/**
 * What a round remembers of Trakt, and the states of streams without new rows. All of it is stored together, about once
 * a second and at the end. A kill in between loses only when to ask again: the next round reads from the stored
 * cursors, and Trakt names the allowance with each answer.
 */
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
  /** Keeps the state of a stream without new rows, until the next save. */
  defer(state: StreamState): void;
  /** Number of listings that failed in this round the way they do during an outage. */
  outageFailures(): number;
  budget(): PollerState['budget'];
  /**
   * Stores everything that has changed.
   *
   * @throws also the error of an earlier save in the background
   */
  save(): Promise<void>;
  /** The same, unless the last save was less than {@link SAVE_INTERVAL_MS} ago. */
  saveSometimes(): Promise<void>;
}

interface LedgerDeps {
  now: () => number;
  random: () => number;
  /** Interval of the alarm. */
  tickMinutes: number;
  saveRound: typeof saveRound;
}

/** @param known the stored state */
export function createLedger(
  db: Database,
  known: PollerState | undefined,
  { budget: planned, catchUp: begun, behind }: RoundPlan,
  { now, random, tickMinutes, saveRound: store }: LedgerDeps,
): Ledger {
  let budget = planned;
  let { lastCheck = null, lastFailed, failingSince, lost = [] }: Partial<PollerState> = known ?? {};
  let reachability = beginRound(known?.outage);
  let catchUp = begun;
  const unread = new Set(behind);
  /** The budget last seen in the store. Any difference found there now comes from look-ups made since. */
  let stored = known?.budget ?? budget;
  const deferred = new Map<string, StreamState>();
  let isChanged = known !== undefined && (planned !== known.budget || begun !== known.catchUp);

  const write = async () => {
    const before = stored;
    try {
      const states = await store(
        db,
        () => [...deferred.values()],
        (found) => {
          isChanged = false;
          budget = mergeBudgets(budget, stored, found?.budget);
          stored = budget;
          const outage = outageAfter(known?.outage, reachability, now(), tickMinutes * MINUTE);
          return { budget, lastCheck, lastFailed, failingSince, lost, catchUp, outage };
        },
      );
      for (const state of states) if (deferred.get(state.key) === state) deferred.delete(state.key);
    } catch (error) {
      // Nothing was stored. Without this reset, the next save would mistake the difference for a wait that a look-up
      // has ended.
      stored = before;
      isChanged = true;
      throw error;
    }
  };
  const saving = createSaving(write, () => isChanged || deferred.size > 0, now);

  return {
    onAnswer(answered) {
      const wait = budget.waitUntil;
      isChanged = true;
      budget = afterAnswer(budget, answered, now(), random);
      if (budget.waitUntil === wait) return;
      // Saves before the current read ends. The next `save` rethrows a failure of this one.
      saving.begin();
    },
    onFailed(error) {
      isChanged = true;
      budget = afterError(budget, error, now(), random);
      return stopsRound(error) && isWaiting(budget, now()) ? budget.waitUntil : null;
    },
    onRead(candidate, error) {
      isChanged = true;
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
      isChanged = true;
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
    defer(state) {
      deferred.set(state.key, state);
    },
    save: saving.save,
    saveSometimes: saving.saveSometimes,
  };
}

/** When `write` is called: at once, or at most every {@link SAVE_INTERVAL_MS}; never if nothing has changed. */
function createSaving(write: () => Promise<void>, hasChanged: () => boolean, now: () => number) {
  let begun: Promise<void> = Promise.resolve();
  /** The first read is stored at once: it proves that the store accepts what the others will bring. */
  let savedAt = Number.NEGATIVE_INFINITY;
  const run = () => {
    savedAt = now();
    return write();
  };
  const save = async () => {
    const pending = begun;
    begun = Promise.resolve();
    await pending;
    if (hasChanged()) await run();
  };
  return {
    begin() {
      begun = run();
      begun.catch(() => {});
    },
    save,
    async saveSometimes() {
      const age = now() - savedAt;
      // The clock may have been set back.
      if (age >= SAVE_INTERVAL_MS || age < 0) await save();
    },
  };
}
