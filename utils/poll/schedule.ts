import { nthLargest } from '@/utils/lib/nth-largest';
import { DAY } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { SLACK_MS } from '@/utils/poll/check-times';
import { RATING_DELAY_MS } from '@/utils/poll/learn/expectation';
import { urgency } from '@/utils/poll/price';
import type { StreamOutline } from '@/utils/store/stream-outline';
import { stopsRound } from '@/utils/trakt/errors';

/** `nextDue` of streams that were asked for, for example by signing in. */
const DUE_AT_ONCE = 0;

/** Streams without any read, and those that waited too long, come before the merely urgent ones. */
const OVERDUE_SCORE = 1e18;
const FIRST_READ_SCORE = 1e24;

type RankInput = Pick<PlanInput, 'now' | 'minSaving' | 'everything'>;

/** Rank among the streams that may be read now; null: not now, or not worth a request. */
function rank(candidate: Candidate, { now, minSaving, everything }: RankInput, maxWait: number): number | null {
  const { stream, state, shortest, patience, isNew } = candidate;
  if (!state) return FIRST_READ_SCORE;
  // A clock that was set back must not delay a stream by as long as it was wrong.
  const isAhead = state.lastRead !== null && state.lastRead > now;
  if (isResting(state) && state.nextDue > now && !isAhead && !everything) return null;
  if (isNew) return FIRST_READ_SCORE;
  if (isAhead || state.lastRead === null) return OVERDUE_SCORE;
  const age = now - state.lastRead;
  if (age < shortest && state.nextDue > now && !everything) return null;
  if (age >= Math.max(maxWait - SLACK_MS, shortest)) return OVERDUE_SCORE * (1 + age / maxWait);
  const since = state.lastGoodRead ?? state.lastRead;
  const saved = urgency(candidate, since, now);
  const isWorthIt = saved >= minSaving || now - since >= patience || state.nextDue === DUE_AT_ONCE;
  if (!isWorthIt && !everything) return null;
  // One request for hundreds of people.
  return stream.kind === 'following' || stream.kind === 'follows' ? OVERDUE_SCORE : saved;
}

/** Whether its last read failed for a reason specific to it; failures that concern all of Trakt are the budget's. */
export function isResting({ failures, lastError }: StreamOutline): boolean {
  return failures > 0 && !(lastError && stopsRound(lastError));
}

/**
 * The time of the next read as forecast at the last one, ms UTC: before that no read is worth its price. 0 if something
 * has happened since that makes the forecast wrong.
 */
export function forecastUntil(candidate: Candidate, maxWait: number): number {
  const { state, isNew, watchedUntil = 0 } = candidate;
  if (!state || isNew || state.lastRead === null || watchedUntil >= state.lastRead || mayRate(candidate)) return 0;
  // A wait set this time, and may have ended early.
  if (state.lastError && stopsRound(state.lastError)) return 0;
  return Math.min(state.nextDue, state.lastRead + maxWait - SLACK_MS);
}

/** Whether a play came after the last read of the ratings, or just before it. */
function mayRate({ stream, state, playedAt = 0 }: Candidate): boolean {
  return stream.kind === 'ratings' && playedAt + RATING_DELAY_MS >= (state?.lastRead ?? 0);
}

function isQuiet(candidate: Candidate, now: number, maxWait: number): boolean {
  // A read in the future was dated by a wrong clock.
  return now < forecastUntil(candidate, maxWait) && (candidate.state?.lastRead ?? 0) <= now;
}

/**
 * The longest time between two reads that can be guaranteed, ms. If the person's choice would take more than half of
 * Trakt's allowance, it is extended, because other streams would starve.
 */
export function feasibleMaxWait(
  wanted: readonly Candidate[],
  { maxWait, perDay }: Pick<PlanInput, 'maxWait' | 'perDay'>,
): number {
  const all = wanted.reduce((sum, { cost }) => sum + cost, 0);
  return Math.max(maxWait, (2 * all * DAY) / perDay);
}

export interface ReadPlan {
  /** What to read now, in order. */
  due: Candidate[];
  /** The urgency below which nothing is read: the price, or more if there are too few requests. */
  price: number;
  /** There are too few requests for everything that is worth one. */
  isScarce: boolean;
  /** The longest time between two reads that can be guaranteed, ms. */
  maxWait: number;
}

export interface PlanInput {
  now: number;
  /** Requests that may be spent now. New sources may exceed it. */
  room: number;
  /** Sustainable requests per day. */
  perDay: number;
  /** What a request must save, see `MIN_SAVING_MS`. */
  minSaving: number;
  /** The longest time between two reads that the person wants, ms. */
  maxWait: number;
  /** "Check now": includes streams that are not due, whatever that takes. */
  everything: boolean;
}

/**
 * Chooses the streams to read now: new ones first, then those that waited too long, then those where a request saves
 * most.
 */
export function planReads(wanted: readonly Candidate[], input: PlanInput): ReadPlan {
  const { now, room, minSaving, everything } = input;
  const maxWait = feasibleMaxWait(wanted, input);
  const due = everything ? wanted : wanted.filter((each) => !isQuiet(each, now, maxWait));
  const first = rankDue(due, input, maxWait);
  const isEnough = everything || first.reduce((sum, { candidate }) => sum + candidate.cost, 0) > room;
  // Spends the rest on streams that are not due yet, where it saves most.
  const ranked = isEnough ? first : rankDue(wanted, input, maxWait);
  let left = room;
  const end = ranked.findIndex(({ candidate, score }) => {
    left -= candidate.cost;
    return left < 0 && score < FIRST_READ_SCORE && !everything;
  });
  const price = Math.max(minSaving, end === -1 ? 0 : (ranked[end]?.score ?? 0));
  const next = (end === -1 ? ranked : ranked.slice(0, end)).map(({ candidate }) => candidate);
  const isScarce = price > minSaving;
  return { due: next, price: price >= OVERDUE_SCORE ? Number.POSITIVE_INFINITY : price, isScarce, maxWait };
}

/** Below every rank. */
const NOT_NOW_SCORE = -1;

interface Ranked {
  candidate: Candidate;
  score: number;
}

/** Those that may be read now, highest rank first; of those without room, only the next. */
function rankDue(wanted: readonly Candidate[], input: PlanInput, maxWait: number): Ranked[] {
  const { room, everything } = input;
  const scores = new Float64Array(wanted.length);
  wanted.forEach((candidate, index) => {
    scores[index] = rank(candidate, input, maxWait) ?? NOT_NOW_SCORE;
  });
  const least = everything ? 0 : Math.max(0, nthLargest(scores.slice(), room) ?? 0);
  const ranked: Ranked[] = [];
  wanted.forEach((candidate, index) => {
    const score = scores[index] ?? NOT_NOW_SCORE;
    if (score >= least) ranked.push({ candidate, score });
  });
  return ranked.sort((a, b) => b.score - a.score);
}

/** A stream is due slightly before its urgency reaches the price, so that each tick has a choice. */
const EARLY_SHARE = 0.9;

/** Forecast of when a stream that was read at `at` will be due, ms UTC. */
export function nextRead(
  candidate: Candidate,
  at: number,
  { price, isScarce, maxWait }: Omit<ReadPlan, 'due'>,
): number {
  const soonest = at + candidate.shortest;
  // If requests are scarce, listings wait for room and not for the price.
  const patience = isScarce ? maxWait : candidate.patience;
  const latest = at + Math.max(Math.min(maxWait - SLACK_MS, patience), candidate.shortest);
  const wanted = Math.sqrt(EARLY_SHARE * price);
  let [before, root] = [at, 0];
  for (let time = soonest; time < latest; time = at + (time - at) * 1.2) {
    const next = Math.sqrt(urgency(candidate, at, time));
    // The root of the urgency grows almost linearly.
    if (next >= wanted) return Math.max(soonest, before + ((time - before) * (wanted - root)) / (next - root || 1));
    [before, root] = [time, next];
  }
  return latest;
}
