import { nthLargest } from '@/utils/lib/nth-largest';
import { DAY, MINUTE } from '@/utils/lib/time';
import { MAX_REQUESTS_PER_TICK } from '@/utils/poll/budget';
import { newestWish } from '@/utils/poll/coverage';
import { type Estimate, estimate } from '@/utils/poll/learn/estimate';
import { expectedRows } from '@/utils/poll/learn/expectation';
import { costOf, edgeAge, worthOf } from '@/utils/poll/stream-traits';
import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { Coverage, StreamState } from '@/utils/store/schema';
import { stopsRound } from '@/utils/trakt/errors';

/** Alarms come late and reads take time: without this, each tick would find a stream just not due. */
const SLACK_MS = MINUTE / 2;

/** A stream that is wanted, with all that decides when it is read. */
export interface Candidate {
  stream: Stream;
  key: string;
  state: StreamState | undefined;
  /** What its news is worth, see `WORTH`. */
  worth: number;
  /** Requests a read. */
  cost: number;
  /** Not read again sooner, ms. */
  shortest: number;
  estimate: Estimate;
  /** When what its person watches ends, ms UTC. */
  watchedUntil: number | undefined;
  /** A source that it serves is new, or was taken up again, since it was last read. */
  isNew: boolean;
}

export interface CandidateInput {
  streams: readonly Stream[];
  states: ReadonlyMap<string, StreamState>;
  /** None of them paused. */
  sources: readonly Source[];
  rules: Rules;
  /** Since when each source wants what it wants; a source that is not in it since it was added. */
  coverage?: Coverage | undefined;
  checkMinutes: number;
}

/** Puts together what is known of each stream. */
export function candidates({ streams, states, sources, rules, coverage, checkMinutes }: CandidateInput): Candidate[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const estimates = estimate(streams.map((stream) => ({ stream, rate: states.get(streamKey(stream))?.rate })));
  return streams.map((stream, index): Candidate => {
    const key = streamKey(stream);
    const state = states.get(key);
    const mine = stream.sourceIds.flatMap((id) => byId.get(id) ?? []);
    return {
      stream,
      key,
      state,
      worth: worthOf(stream, mine, rules),
      cost: costOf(stream),
      shortest: shortestOf(stream, checkMinutes),
      estimate: estimates[index] as Estimate,
      watchedUntil: 'user' in stream ? states.get(`watching:${stream.user}`)?.watchedUntil : undefined,
      isNew: !state || mine.some(({ id, since }) => (newestWish(coverage, id) ?? since) > (state.lastGoodRead ?? -1)),
    };
  });
}

/**
 * How often the alarm has to ring, minutes: as often as the person wants a check, or, where one check is more than can be
 * asked at once, each minute, for a part of it.
 */
export function tickMinutes(streams: readonly Stream[], checkMinutes: number): number {
  const check = checkMinutes * MINUTE;
  const requests = streams.reduce((sum, each) => sum + costOf(each) * Math.min(1, check / edgeAge(each)), 0);
  return requests <= MAX_REQUESTS_PER_TICK ? checkMinutes : 1;
}

/** The shortest time between two reads of a stream, ms: what the person set, or what Trakt's edge makes pointless. */
export function shortestOf(stream: Stream, checkMinutes: number): number {
  const wanted = checkMinutes * MINUTE;
  return Math.max(wanted - Math.min(wanted / 2, SLACK_MS), edgeAge(stream));
}

/**
 * How urgent a read is: what one request saves, in worth x rows x ms of delay. With `n` rows expected to lie there, read
 * every `T`, a stream costs `worth * n / 2` of delay per `T`; one more request there saves `worth * n * T / 2`, and `T`
 * is `n / rate`. Reading always where most is saved gives each stream a frequency proportional to sqrt(worth * rate /
 * cost), the least weighted delay there is for independent events at a given number of requests; and because `n` is
 * what has come since the last read and `rate` what is coming now, it reads at the end of an evening or of a film
 * instead of in its middle, and little at night.
 */
export function urgency(
  { stream, worth, cost, estimate, watchedUntil }: Candidate,
  since: number,
  now: number,
): number {
  const { rows, perDay } = expectedRows(estimate, stream.kind, watchedUntil, since, now);
  return (worth * rows * rows * DAY) / (2 * cost * perDay);
}

/** What nobody has read yet, and what was not read for too long, goes before what is merely urgent. */
const OVERDUE_SCORE = 1e18;
const FIRST_READ_SCORE = 1e24;

/** Rank among those that may be read now, or null: not now. */
function rank(candidate: Candidate, now: number, longest: number, everything: boolean): number | null {
  const { stream, state, shortest, isNew } = candidate;
  if (!state) return FIRST_READ_SCORE;
  // A clock that was set back must not put a stream to sleep for as long as it was wrong.
  const isAhead = state.lastRead !== null && state.lastRead > now;
  if (isResting(state) && state.nextDue > now && !isAhead && !everything) return null;
  if (isNew) return FIRST_READ_SCORE;
  if (isAhead || state.lastRead === null) return OVERDUE_SCORE;
  const age = now - state.lastRead;
  if (age < shortest && state.nextDue > now && !everything) return null;
  // One request for hundreds of people.
  if (stream.kind === 'following' || stream.kind === 'follows') return OVERDUE_SCORE;
  if (age >= Math.max(longest - SLACK_MS, shortest)) return OVERDUE_SCORE * (1 + age / longest);
  return urgency(candidate, state.lastGoodRead ?? state.lastRead, now);
}

/** Whether its last read failed for reasons of its own; where all of Trakt is to be left alone, that is the budget's. */
export function isResting({ failures, lastError }: StreamState): boolean {
  return failures > 0 && !(lastError && stopsRound(lastError));
}

/**
 * Until when it was forecast at the last read that there is no need to look, ms UTC; 0 where something has happened since
 * that puts it off.
 */
export function quietUntil({ state, isNew, watchedUntil = 0 }: Candidate, longest: number): number {
  if (!state || isNew || state.lastRead === null || watchedUntil >= state.lastRead) return 0;
  // Its time was set by a wait, which may have ended early.
  if (state.lastError && stopsRound(state.lastError)) return 0;
  return Math.min(state.nextDue, state.lastRead + longest - SLACK_MS);
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
  /** The urgency at which reads stop for want of requests; 0 where there is enough for all. */
  price: number;
  /** The longest time between two reads that can be kept, ms. */
  longest: number;
}

export interface PlanInput {
  now: number;
  /** Requests that may be spent now. New sources may take more. */
  room: number;
  /** Requests a day that can be kept up. */
  perDay: number;
  /** The longest time between two reads that the person wants, ms. */
  longest: number;
  /** "Check now": also what is not due, however much that takes. */
  everything: boolean;
}

/** Which streams to read now: new ones first, then those that waited too long, then where a request saves most. */
export function planReads(wanted: readonly Candidate[], input: PlanInput): ReadPlan {
  const { now, room, everything } = input;
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
  const price = end === -1 ? 0 : (ranked[end]?.score ?? 0);
  const next = (end === -1 ? ranked : ranked.slice(0, end)).map(({ candidate }) => candidate);
  return { due: next, price: price >= OVERDUE_SCORE ? Number.POSITIVE_INFINITY : price, longest };
}

/** Below every rank. */
const NOT_NOW_SCORE = -1;

interface Ranked {
  candidate: Candidate;
  score: number;
}

/** Those that may be read now, highest rank first; of those that there is no room for, only the next. */
function rankDue(wanted: readonly Candidate[], { now, room, everything }: PlanInput, longest: number): Ranked[] {
  const scores = new Float64Array(wanted.length);
  wanted.forEach((candidate, index) => {
    scores[index] = rank(candidate, now, longest, everything) ?? NOT_NOW_SCORE;
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
  { price, longest }: Pick<ReadPlan, 'price' | 'longest'>,
): number {
  const soonest = at + candidate.shortest;
  const latest = at + Math.max(longest - SLACK_MS, candidate.shortest);
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
