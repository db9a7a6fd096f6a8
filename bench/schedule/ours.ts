import { createMeasure, type Delays } from '@/bench/schedule/measure';
import type { Result, Span } from '@/bench/schedule/rivals';
import type { TrueStream } from '@/bench/schedule/world';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { afterAnswer, canSpend, fullBudget, roomOf, SUSTAINED_REQUESTS_PER_DAY } from '@/utils/poll/budget';
import { type Candidate, candidates, playsOf } from '@/utils/poll/candidates';
import { tickMinutes } from '@/utils/poll/check-times';
import { type Estimate, estimate } from '@/utils/poll/learn/estimate';
import { learn } from '@/utils/poll/learn/rate';
import { MIN_SAVING_MS } from '@/utils/poll/price';
import { feasibleMaxWait, forecastUntil, nextRead, planReads, type ReadPlan } from '@/utils/poll/schedule';
import { WORTH } from '@/utils/poll/stream-traits';
import type { Stream } from '@/utils/sources/stream';
import type { LearntRate } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

/** How often rates are estimated; the extension does it at each tick. */
const ESTIMATE_EVERY = HOUR;
const FIRST_PAGE = 100;
const NONE: readonly number[] = [];
const GOOD = { status: 200, rateLimit: null, retryAt: null, edge: false };
/** Trakt times plays to the minute. */
const toMinute = (at: number) => Math.floor(at / MINUTE) * MINUTE;

export interface OursOptions {
  checkMinutes: number;
  maxWait: number;
  /** Share of Trakt's allowance: 1 is all of it; less as if others used the rest. */
  share: number;
}

export interface OursResult extends Result {
  /** Delay of rows from listings at level notify, each counted once. */
  announced: Delays;
}

/** Streams that `plan` would not skip anyway, in their order. */
function awake(wanted: readonly Candidate[], quiet: Float64Array, now: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (let index = 0; index < quiet.length; index += 1) {
    if ((quiet[index] as number) <= now) chosen.push(wanted[index] as Candidate);
  }
  return chosen;
}

/** Lookout's own schedule, estimates and budget over a true world. Their only input is what reads return. */
export function simulateOurs(
  world: readonly TrueStream[],
  { start, from, to }: Span,
  options: OursOptions,
): OursResult {
  const { checkMinutes, maxWait, share } = options;
  const measure = createMeasure();
  const announced = createMeasure();
  const streams = world.map(
    ({ kind, person }): Stream => ({ protocol: 'v2', kind, user: `p${person}`, sourceIds: [`user:p${person}`] }),
  );
  const sources = [...new Set(world.map(({ person }) => person))].map((person) => ({
    kind: 'user' as const,
    id: `user:p${person}`,
    username: `p${person}`,
    paused: false,
    since: start,
  }));
  const unread = world.map(() => 0);
  const wanted = candidates({ streams, states: new Map(), sources, rules: {}, checkMinutes });
  const places = new Map(wanted.map((candidate, index) => [candidate, index]));
  const people = new Map<string, Candidate[]>(sources.map(({ id }) => [id, []]));
  for (const each of wanted) people.get(each.stream.sourceIds[0] ?? '')?.push(each);
  /** When each has to be planned again: planning all of them at each of so many ticks would take most of the time. */
  const quiet = new Float64Array(world.length);
  const perDay = SUSTAINED_REQUESTS_PER_DAY * share;
  const kept = feasibleMaxWait(wanted, { maxWait, perDay });
  const rest = (candidate: Candidate) => {
    quiet[places.get(candidate) ?? 0] = forecastUntil(candidate, kept);
  };
  let budget = fullBudget(start);
  let reads = 0;

  const read = (candidate: Candidate, now: number, planned: ReadPlan) => {
    const index = places.get(candidate) ?? 0;
    const { times, ends } = world[index] as TrueStream;
    const first = unread[index] ?? 0;
    let last = first;
    for (; last < times.length && (times[last] ?? 0) <= now; last += 1) {
      const at = times[last] ?? 0;
      if (at < from || at >= to) continue;
      measure.add(now - at, candidate.worth);
      if (candidate.worth === WORTH.notify) announced.add(now - at, 1);
    }
    unread[index] = last;
    if (now >= from && now < to) reads += candidate.cost;
    const state = candidate.state ?? newStreamState(candidate.key);
    const since = state.lastGoodRead;
    const rows =
      since === null
        ? times.slice(Math.max(0, last - FIRST_PAGE), last)
        : first < last
          ? times.slice(first, last)
          : NONE;
    const end = ends?.[last - 1] ?? 0;
    // Watching is shown while it lasts, everything else for ever.
    const shown = ends
      ? end > now
        ? [times[last - 1] ?? 0]
        : NONE
      : candidate.stream.kind === 'history'
        ? rows.map(toMinute)
        : rows;
    if (end > now) state.watchedUntil = end;
    state.rate = learn(state.rate as LearntRate | undefined, { times: shown, since, now, listsPast: ends === null });
    state.lastRead = now;
    state.lastGoodRead = now;
    state.nextDue = nextRead(candidate, now, planned);
    const sourceId = candidate.stream.sourceIds[0] ?? '';
    if (!candidate.state) {
      candidate.state = state;
      candidate.isNew = false;
    }
    rest(candidate);
    for (const other of candidate.stream.kind === 'history' && rows.length > 0 ? (people.get(sourceId) ?? []) : []) {
      other.playedAt = state.rate.newest ?? undefined;
      rest(other);
    }
    for (const other of ends ? (people.get(sourceId) ?? []) : []) {
      other.watchedUntil = state.watchedUntil;
      rest(other);
    }
  };

  // If others use a part of the allowance, more is due than can be requested at once.
  const tick = (share < 1 ? 1 : tickMinutes(streams, checkMinutes)) * MINUTE;
  for (let now = start; now < to + 6 * HOUR; now += tick) {
    if ((now - start) % ESTIMATE_EVERY === 0) {
      const estimates = estimate(wanted.map(({ stream, state }) => ({ stream, rate: state?.rate })));
      const plays = playsOf(streams, estimates);
      wanted.forEach((candidate, index) => {
        candidate.estimate = estimates[index] as Estimate;
        candidate.playsPerDay = 'user' in candidate.stream ? plays.get(candidate.stream.user) : undefined;
      });
    }
    const room = Math.min(
      roomOf(budget, now),
      share < 1 ? Math.round((share * SUSTAINED_REQUESTS_PER_DAY * MINUTE) / DAY) : Number.POSITIVE_INFINITY,
    );
    const means = { now, room, perDay, minSaving: MIN_SAVING_MS, maxWait: kept, everything: false };
    const choice = planReads(awake(wanted, quiet, now), means);
    // With allowance left, the schedule also reads quiet streams.
    const planned = choice.isScarce ? choice : planReads(wanted, means);
    for (const candidate of planned.due) {
      if (!canSpend(budget, now)) break;
      budget = afterAnswer(budget, GOOD, now, () => 0.5);
      read(candidate, now, planned);
    }
  }
  return { ...measure.delays(), announced: announced.delays(), requests: (reads * DAY) / (to - from) };
}
