import { DAY, MINUTE } from '@/utils/lib/time';
import { TICKFUL } from '@/utils/poll/budget';
import { type Estimate, estimate } from '@/utils/poll/estimate';
import { expectedRows } from '@/utils/poll/expectation';
import { costOf, edgeAge, worthOf } from '@/utils/poll/stream-traits';
import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';

/** Alarms come late and reads take time: without this, each tick would find a stream just not due. */
const SLACK = MINUTE / 2;

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

export interface Wishes {
  streams: readonly Stream[];
  states: ReadonlyMap<string, StreamState>;
  /** None of them paused. */
  sources: readonly Source[];
  rules: Rules;
  checkMinutes: number;
}

/** Puts together what is known of each stream. */
export function candidates({ streams, states, sources, rules, checkMinutes }: Wishes): Candidate[] {
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
      isNew: !state || mine.some(({ id, since }) => state.covered[id]?.since !== since),
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
  return requests <= TICKFUL ? checkMinutes : 1;
}

/** The shortest time between two reads of a stream, ms: what the person set, or what Trakt's edge makes pointless. */
export function shortestOf(stream: Stream, checkMinutes: number): number {
  const wanted = checkMinutes * MINUTE;
  return Math.max(wanted - Math.min(wanted / 2, SLACK), edgeAge(stream));
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
const OVERDUE = 1e18;
const FIRST = 1e24;

/** Rank among those that may be read now, or null: not now. */
function rank(candidate: Candidate, now: number, longest: number, everything: boolean): number | null {
  const { state, shortest, isNew } = candidate;
  if (!state) return FIRST;
  // A clock that was set back must not put a stream to sleep for as long as it was wrong.
  const isAhead = state.lastRead !== null && state.lastRead > now;
  const isResting = state.failures > 0 && state.nextDue > now && !isAhead;
  if (isResting && !everything) return null;
  if (isNew) return FIRST;
  if (isAhead || state.lastRead === null) return OVERDUE;
  const age = now - state.lastRead;
  if (age < shortest && state.nextDue > now && !everything) return null;
  if (age >= Math.max(longest - SLACK, shortest)) return OVERDUE * (1 + age / longest);
  return urgency(candidate, state.lastGoodRead ?? state.lastRead, now);
}

export interface Plan {
  /** What to read now, in this order. */
  due: Candidate[];
  /** The urgency at which reads stop for want of requests; 0 where there is enough for all. */
  price: number;
  /** The longest time between two reads that can be kept, ms. */
  longest: number;
}

export interface Means {
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
export function plan(wanted: readonly Candidate[], { now, room, perDay, longest: wish, everything }: Means): Plan {
  // Where so much is watched that the wish takes more than half of what Trakt allows, the rest would starve.
  const all = wanted.reduce((sum, { cost }) => sum + cost, 0);
  const longest = Math.max(wish, (2 * all * DAY) / perDay);
  const ranks = wanted.map((candidate) => rank(candidate, now, longest, everything));
  const enough = everything ? 0 : leastOf(ranks, room);
  const ranked: { candidate: Candidate; score: number }[] = [];
  wanted.forEach((candidate, index) => {
    const score = ranks[index] ?? null;
    if (score !== null && score >= enough) ranked.push({ candidate, score });
  });
  ranked.sort((a, b) => b.score - a.score);
  let left = room;
  const end = ranked.findIndex(({ candidate, score }) => {
    left -= candidate.cost;
    return left < 0 && score < FIRST && !everything;
  });
  const price = end === -1 ? 0 : (ranked[end]?.score ?? 0);
  const due = (end === -1 ? ranked : ranked.slice(0, end)).map(({ candidate }) => candidate);
  return { due, price: price >= OVERDUE ? Number.POSITIVE_INFINITY : price, longest };
}

/** The rank of the last that could be read if each took one request, and one more: no need to put the others in order. */
function leastOf(ranks: readonly (number | null)[], room: number): number {
  const sorted = new Float64Array(ranks.length);
  for (let index = 0; index < ranks.length; index += 1) sorted[index] = ranks[index] ?? -1;
  return Math.max(0, sorted.sort()[sorted.length - 1 - room] ?? 0);
}

/** When a stream that was read at `at` will be read again if all goes on as it is, ms UTC. */
export function nextRead(
  candidate: Candidate,
  at: number,
  { price, longest }: Pick<Plan, 'price' | 'longest'>,
): number {
  const latest = at + Math.max(longest - SLACK, candidate.shortest);
  const step = Math.max(MINUTE, (latest - at) / 100);
  for (let time = at + candidate.shortest; time < latest; time += step) {
    if (urgency(candidate, at, time) >= price) return time;
  }
  return latest;
}
