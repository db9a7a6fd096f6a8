import { nthLargest } from '@/utils/lib/nth-largest';
import { DAY } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { SLACK_MS } from '@/utils/poll/check-times';
import { RATING_MS } from '@/utils/poll/learn/expectation';
import { urgency } from '@/utils/poll/price';
import type { StreamState } from '@/utils/store/schema';
import { stopsRound } from '@/utils/trakt/errors';

/** `nextDue` of what was asked for, as after signing in. */
const DUE_AT_ONCE = 0;

/** What nobody has read yet, and what was not read for too long, goes before what is merely urgent. */
const OVERDUE_SCORE = 1e18;
const FIRST_READ_SCORE = 1e24;

type RankInput = Pick<PlanInput, 'now' | 'minSaving' | 'everything'>;

/** Rank among those that may be read now, or null: not now, or not worth a request. */
function rank(candidate: Candidate, { now, minSaving, everything }: RankInput, longest: number): number | null {
  const { stream, state, shortest, patience, isNew } = candidate;
  if (!state) return FIRST_READ_SCORE;
  // A clock that was set back must not put a stream to sleep for as long as it was wrong.
  const isAhead = state.lastRead !== null && state.lastRead > now;
  if (isResting(state) && state.nextDue > now && !isAhead && !everything) return null;
  if (isNew) return FIRST_READ_SCORE;
  if (isAhead || state.lastRead === null) return OVERDUE_SCORE;
  const age = now - state.lastRead;
  if (age < shortest && state.nextDue > now && !everything) return null;
  if (age >= Math.max(longest - SLACK_MS, shortest)) return OVERDUE_SCORE * (1 + age / longest);
  const since = state.lastGoodRead ?? state.lastRead;
  const saved = urgency(candidate, since, now);
  const isWorthIt = saved >= minSaving || now - since >= patience || state.nextDue === DUE_AT_ONCE;
  if (!isWorthIt && !everything) return null;
  // One request for hundreds of people.
  return stream.kind === 'following' || stream.kind === 'follows' ? OVERDUE_SCORE : saved;
}

/** Whether its last read failed for reasons of its own; where all of Trakt is to be left alone, that is the budget's. */
export function isResting({ failures, lastError }: StreamState): boolean {
  return failures > 0 && !(lastError && stopsRound(lastError));
}

/**
 * Until when it was forecast at the last read that there is no need to look, ms UTC; 0 where something has happened since
 * that puts it off.
 */
export function quietUntil(candidate: Candidate, longest: number): number {
  const { state, isNew, watchedUntil = 0 } = candidate;
  if (!state || isNew || state.lastRead === null || watchedUntil >= state.lastRead || mayRate(candidate)) return 0;
  // Its time was set by a wait, which may have ended early.
  if (state.lastError && stopsRound(state.lastError)) return 0;
  return Math.min(state.nextDue, state.lastRead + longest - SLACK_MS);
}

/** Whether a play came after the rating listing was read last, or just before. */
function mayRate({ stream, state, playedAt = 0 }: Candidate): boolean {
  return stream.kind === 'ratings' && playedAt + RATING_MS >= (state?.lastRead ?? 0);
}

function isQuiet(candidate: Candidate, now: number, longest: number): boolean {
  // What was read in the future was read by a clock that was wrong.
  return now < quietUntil(candidate, longest) && (candidate.state?.lastRead ?? 0) <= now;
}

/**
 * The longest time between two reads that can be kept, ms. Where so much is watched that the wish takes more than half of
 * what Trakt allows, the rest would starve.
 */
export function longestKept(
  wanted: readonly Candidate[],
  { longest, perDay }: Pick<PlanInput, 'longest' | 'perDay'>,
): number {
  const all = wanted.reduce((sum, { cost }) => sum + cost, 0);
  return Math.max(longest, (2 * all * DAY) / perDay);
}

export interface ReadPlan {
  /** What to read now, in this order. */
  due: Candidate[];
  /** The urgency below which nothing is read: what a request must save, or more where there are too few of them. */
  price: number;
  /** There are too few requests for all that is worth one. */
  isScarce: boolean;
  /** The longest time between two reads that can be kept, ms. */
  longest: number;
}

export interface PlanInput {
  now: number;
  /** Requests that may be spent now. New sources may take more. */
  room: number;
  /** Requests a day that can be kept up. */
  perDay: number;
  /** What a request must save, see `MIN_SAVING_MS`. */
  minSaving: number;
  /** The longest time between two reads that the person wants, ms. */
  longest: number;
  /** "Check now": also what is not due, however much that takes. */
  everything: boolean;
}

/** Which streams to read now: new ones first, then those that waited too long, then where a request saves most. */
export function planReads(wanted: readonly Candidate[], input: PlanInput): ReadPlan {
  const { now, room, minSaving, everything } = input;
  const longest = longestKept(wanted, input);
  const due = everything ? wanted : wanted.filter((each) => !isQuiet(each, now, longest));
  const first = rankDue(due, input, longest);
  const isEnough = everything || first.reduce((sum, { candidate }) => sum + candidate.cost, 0) > room;
  // Room that is left goes to what is not due yet, where it does most.
  const ranked = isEnough ? first : rankDue(wanted, input, longest);
  let left = room;
  const end = ranked.findIndex(({ candidate, score }) => {
    left -= candidate.cost;
    return left < 0 && score < FIRST_READ_SCORE && !everything;
  });
  const price = Math.max(minSaving, end === -1 ? 0 : (ranked[end]?.score ?? 0));
  const next = (end === -1 ? ranked : ranked.slice(0, end)).map(({ candidate }) => candidate);
  const isScarce = price > minSaving;
  return { due: next, price: price >= OVERDUE_SCORE ? Number.POSITIVE_INFINITY : price, isScarce, longest };
}

/** Below every rank. */
const NOT_NOW_SCORE = -1;

interface Ranked {
  candidate: Candidate;
  score: number;
}

/** Those that may be read now, highest rank first; of those that there is no room for, only the next. */
function rankDue(wanted: readonly Candidate[], input: PlanInput, longest: number): Ranked[] {
  const { room, everything } = input;
  const scores = new Float64Array(wanted.length);
  wanted.forEach((candidate, index) => {
    scores[index] = rank(candidate, input, longest) ?? NOT_NOW_SCORE;
  });
  const least = everything ? 0 : Math.max(0, nthLargest(scores.slice(), room) ?? 0);
  const ranked: Ranked[] = [];
  wanted.forEach((candidate, index) => {
    const score = scores[index] ?? NOT_NOW_SCORE;
    if (score >= least) ranked.push({ candidate, score });
  });
  return ranked.sort((a, b) => b.score - a.score);
}

/** A stream is called due a little before its urgency has reached the price, so that there is a choice at each tick. */
const EARLY_SHARE = 0.9;

/** When a stream that was read at `at` will be due if all goes on as it is, ms UTC. */
export function nextRead(
  candidate: Candidate,
  at: number,
  { price, isScarce, longest }: Omit<ReadPlan, 'due'>,
): number {
  const soonest = at + candidate.shortest;
  // Where requests are scarce, it is not the price that lets a listing wait.
  const patience = isScarce ? longest : candidate.patience;
  const latest = at + Math.max(Math.min(longest - SLACK_MS, patience), candidate.shortest);
  const wanted = Math.sqrt(EARLY_SHARE * price);
  let [before, root] = [at, 0];
  for (let time = soonest; time < latest; time = at + (time - at) * 1.2) {
    const next = Math.sqrt(urgency(candidate, at, time));
    // The root of the urgency grows about evenly.
    if (next >= wanted) return Math.max(soonest, before + ((time - before) * (wanted - root)) / (next - root || 1));
    [before, root] = [time, next];
  }
  return latest;
}
