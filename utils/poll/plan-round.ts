import { HOUR } from '@/utils/lib/time';
import { fullBudget, liftWait, roomOf, SUSTAINED_REQUESTS_PER_DAY } from '@/utils/poll/budget';
import { type Candidate, candidates } from '@/utils/poll/candidates';
import { behind, catchUpAt } from '@/utils/poll/catch-up';
import { lookAgain } from '@/utils/poll/look-again';
import { probeFirst, probeOf } from '@/utils/poll/outage';
import { mayProbe, type Trigger } from '@/utils/poll/probe';
import { repairBudget } from '@/utils/poll/repair-budget';
import { planReads, type ReadPlan } from '@/utils/poll/schedule';
import type { Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';
import type { Budget, CatchUp, PollerState } from '@/utils/store/poller-schema';
import type { Coverage } from '@/utils/store/schema';
import type { Outlines } from '@/utils/store/stream-outline';

/** Input of a round's plan: the settings, and the store as it was when the round began. */
export interface RoundInput {
  settings: Settings;
  trigger: Trigger;
  /** Trakt was down: send a single request to find out whether it still is. */
  isProbe: boolean;
  /** The stored poller state; undefined before the first round. */
  known: PollerState | undefined;
  streams: readonly Stream[];
  /** Keys of `streams`. */
  keys?: readonly string[];
  /** The follow list and its feed in full. */
  states: Outlines;
  coverage: Coverage;
  /** What a request must save, see `MIN_SAVING_MS`. */
  minSaving: number;
}

export interface RoundPlan {
  /** Streams to read, in this order. */
  due: Candidate[];
  /** All streams that could be read. Further probes are chosen among them. */
  wanted: Candidate[];
  /** Keys of streams that cannot serve as a probe: the follow feed while the follow list is unknown. */
  notAProbe: ReadonlySet<string>;
  /** Determines when each stream is due after this round. */
  schedule: Omit<ReadPlan, 'due'>;
  /** The repaired budget, without a wait that this round may probe. */
  budget: Budget;
  /** If set, notifications wait until the streams in `behind` are read. */
  catchUp: CatchUp | undefined;
  behind: ReadonlySet<Candidate>;
}

/** Sources that are not paused. */
export const activeSources = ({ paused, sources }: Settings): readonly Source[] =>
  paused ? [] : sources.filter((source) => !source.paused);

/** Decides what one round reads. Pure: reads and stores nothing. */
export function planRound(input: RoundInput, now: number): RoundPlan {
  const { settings, trigger, isProbe, known, streams, keys, states, coverage, minSaving } = input;
  const { rules, checkMinutes, maxWaitHours } = settings;
  const repaired = repairBudget(known?.budget ?? fullBudget(now), now);
  const budget = mayProbe(repaired, trigger, checkMinutes, now) ? liftWait(repaired) : repaired;
  const sources = activeSources(settings);
  const wanted = candidates({ streams, keys, states, sources, rules, coverage, checkMinutes });
  const room = roomOf(budget, now);
  const maxWait = maxWaitHours * HOUR;
  const schedule = planReads(wanted, {
    now,
    room,
    perDay: SUSTAINED_REQUESTS_PER_DAY,
    minSaving,
    maxWait,
    everything: trigger === 'now',
  });
  const notAProbe = new Set(Array.isArray(states.get('follows')?.cursor?.people) ? [] : ['following']);
  const worthIt = trigger === 'look' ? lookAgain(wanted, room, now) : schedule.due;
  // After a round that used up the allowance, no probe goes first: Trakt is up, and this round may have room for only
  // one read. The best probe is always the same listing, so the others would never be read.
  const normal = budget.usedUpUntil === undefined ? probeFirst(worthIt, notAProbe) : worthIt;
  const due = isProbe ? [probeOf(wanted, notAProbe)].filter((each) => each !== undefined) : normal;
  const catchUp = catchUpAt(known, wanted, schedule.maxWait, room, now);
  const unread = new Set(catchUp && behind(wanted, catchUp.since, schedule.maxWait));
  return {
    due,
    wanted,
    notAProbe,
    schedule,
    budget,
    catchUp: unread.size > 0 ? catchUp : undefined,
    behind: unread,
  };
}
