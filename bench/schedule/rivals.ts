import { createMeasure, type Delays } from '@/bench/schedule/measure';
import type { TrueStream } from '@/bench/schedule/world';
import { createRandom } from '@/sandbox/random';
import { DAY, MINUTE } from '@/utils/lib/time';

/** Limits of every policy. Times in ms. */
export interface Limits {
  worth: number;
  shortest: number;
  maxWait: number;
}

export interface Span {
  /** When reading starts, and when delays start and stop counting, ms UTC. */
  start: number;
  from: number;
  to: number;
}

export interface Result extends Delays {
  /** Requests per day. */
  requests: number;
}

const clamp = (value: number, { shortest, maxWait }: Limits) => Math.min(maxWait, Math.max(shortest, value));

/** Finds the smallest scale at which the intervals, clamped to their limits, use at most this many requests per day. */
function scaleTo(
  requests: number,
  streams: readonly Limits[],
  interval: (index: number, scale: number) => number,
): { scale: number; intervals: number[] } {
  let [low, high] = [1e-6, 1e6];
  const at = (scale: number) => streams.map((limits, index) => clamp(interval(index, scale) * DAY, limits));
  for (let step = 0; step < 60; step += 1) {
    const middle = Math.sqrt(low * high);
    const spent = at(middle).reduce((sum, each) => sum + DAY / each, 0);
    if (spent > requests) low = middle;
    else high = middle;
  }
  return { scale: high, intervals: at(high) };
}

/** The closed form for known rates: intervals in proportion to 1 / sqrt(worth x rate), within the limits. */
export function optimumIntervals(
  requests: number,
  streams: readonly TrueStream[],
  limits: readonly Limits[],
): number[] {
  const roots = streams.map(({ perDay }, index) => Math.sqrt(perDay * (limits[index] as Limits).worth));
  return scaleTo(requests, limits, (index, scale) => scale / (roots[index] ?? 1)).intervals;
}

/** The same interval for all. */
export function uniformIntervals(requests: number, limits: readonly Limits[]): number[] {
  return scaleTo(requests, limits, (_index, scale) => scale).intervals;
}

/** The mean delay of given intervals by the closed form, minutes: half an interval, weighted by worth and rate. */
export function meanDelay(
  streams: readonly TrueStream[],
  limits: readonly Limits[],
  intervals: readonly number[],
): number {
  let [delay, weight] = [0, 0];
  for (const [index, { perDay }] of streams.entries()) {
    const each = perDay * (limits[index] as Limits).worth;
    delay += (each * (intervals[index] ?? 0)) / 2;
    weight += each;
  }
  return delay / weight / MINUTE;
}

/** Reads each stream at its interval, evenly spaced. */
export function simulateIntervals(
  streams: readonly TrueStream[],
  limits: readonly Limits[],
  intervals: readonly number[],
  span: Span,
): Result {
  return simulate(streams, limits, span, (index) => intervals[index] ?? DAY);
}

const WEEK = 7 * DAY;

/**
 * Miniflux's `entry_frequency`: a week divided by the entries of the last week, times a factor fitted to the allowed
 * requests.
 */
export function simulateMiniflux(
  streams: readonly TrueStream[],
  limits: readonly Limits[],
  requests: number,
  span: Span,
): Result {
  const weekly = streams.map(({ perDay }) => Math.max(1, Math.round(7 * perDay)));
  const factor = 1 / scaleTo(requests, limits, (index, scale) => (7 * scale) / (weekly[index] ?? 1)).scale;
  return simulate(streams, limits, span, (index, read, recent) => {
    const count = recent(read - WEEK);
    return count === 0 ? (limits[index] as Limits).maxWait : clamp(WEEK / (count * factor), limits[index] as Limits);
  });
}

function simulate(
  streams: readonly TrueStream[],
  limits: readonly Limits[],
  { start, from, to }: Span,
  next: (index: number, read: number, recent: (since: number) => number) => number,
): Result {
  const measure = createMeasure();
  const random = createRandom(7);
  let reads = 0;
  for (const [index, { times }] of streams.entries()) {
    const { worth } = limits[index] as Limits;
    let unread = 0;
    let old = 0;
    const recent = (since: number) => {
      while ((times[old] ?? Number.POSITIVE_INFINITY) < since) old += 1;
      return unread - old;
    };
    while ((times[unread] ?? Number.POSITIVE_INFINITY) < start) unread += 1;
    let read = start - random.next() * next(index, start, recent);
    while (read < to) {
      read += next(index, read, recent);
      if (read >= from && read < to) reads += 1;
      for (; (times[unread] ?? Number.POSITIVE_INFINITY) <= read; unread += 1) {
        const at = times[unread] ?? 0;
        if (at >= from && at < to) measure.add(read - at, worth);
      }
    }
  }
  return { ...measure.delays(), requests: (reads * DAY) / (to - from) };
}
