import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { LearntRate } from '@/utils/store/schema';

/** Half-life of observations: people change, and three weeks include each day of a week several times. */
const HALF_LIFE_MS = 21 * DAY;
const MEAN_LIFE_MS = HALF_LIFE_MS / Math.LN2;

/** Rows closer together than this are one sitting: episodes of an evening, a bulk mark. */
const SITTING_MS = 2 * HOUR;
/** A first page with fewer rows is the complete history, which is assumed to span at least this time. */
const FULL_PAGE_ROWS = 90;
const SHORT_PAST_MS = 14 * DAY;
/** Rows may be dated by clocks that run late. */
const LATE_MS = HOUR;

/** A listing of the present shows what began within this time: about an episode. */
const PRESENT_MS = 45 * MINUTE;

/** The result of a read. */
export interface Reading {
  /** When each news row happened, ms UTC, in any order. */
  times: readonly number[];
  /** When the stream was last read successfully, ms UTC; null: never. */
  since: number | null;
  now: number;
  /** Whether the listing shows the past, and not only the present. */
  listsPast: boolean;
}

const noRate = (now: number): LearntRate => ({
  at: now,
  days: 0,
  sittings: 0,
  rows: 0,
  hours: Array.from({ length: 24 }, () => 0),
  newest: null,
});

/** The weight that an observation has left after `age` ms. */
const kept = (age: number) => 2 ** (-Math.max(0, age) / HALF_LIFE_MS);

/** Weights decay in steps of an hour: most reads find nothing, and then change almost nothing. */
function decayed(rate: LearntRate, now: number): LearntRate {
  const keep = kept(now - rate.at);
  if (now - rate.at < HOUR) return { ...rate };
  return {
    at: now,
    days: rate.days * keep,
    sittings: rate.sittings * keep,
    rows: rate.rows * keep,
    hours: rate.hours.map((count) => count * keep),
    newest: rate.newest,
  };
}

/**
 * What is known of a stream after one more read. Counts decay exponentially. Sittings are counted next to rows, because
 * they are independent of each other and rows are not: a binge of ten episodes says no more about next week than one
 * episode. Rows of the same minute count once: a bulk mark is one event.
 */
export function learn(before: LearntRate | undefined, { times, since, now, listsPast }: Reading): LearntRate {
  if (since === null && listsPast) return learnPast(times, now);
  const rate = decayed(before ?? noRate(now), now);
  const watched = Math.max(0, now - (since ?? Number.NEGATIVE_INFINITY));
  rate.days += (listsPast ? watched : Math.min(watched, PRESENT_MS)) / DAY;
  if (times.length === 0) return rate;
  // Older rows were added late (back-dated, imported), and say little about when to read again.
  const after = Math.max(rate.newest ?? Number.NEGATIVE_INFINITY, now - watched - LATE_MS);
  const news = times.filter((at) => at > after).sort((a, b) => a - b);
  for (const at of news) count(rate, Math.min(at, now), 1);
  return rate;
}

/** The first page: each row counts as if it had been read when it happened. */
function learnPast(times: readonly number[], now: number): LearntRate {
  const rate = noRate(now);
  const past = times.filter((at) => at <= now).sort((a, b) => a - b);
  const oldest = past[0] ?? now;
  const span = past.length < FULL_PAGE_ROWS ? Math.max(now - oldest, SHORT_PAST_MS) : now - oldest;
  rate.days = (MEAN_LIFE_MS * (1 - kept(span))) / DAY;
  for (const at of past) count(rate, at, kept(now - at));
  return rate;
}

/** Adds a row to `rate`; rows come oldest first. */
function count(rate: LearntRate, at: number, weight: number): void {
  const pause = at - (rate.newest ?? Number.NEGATIVE_INFINITY);
  if (pause > SITTING_MS) rate.sittings += weight;
  if (pause >= MINUTE) rate.rows += weight;
  const hour = Math.floor(at / HOUR) % 24;
  const sameHour = pause < HOUR && Math.floor((at - pause) / HOUR) % 24 === hour;
  if (!sameHour) rate.hours = rate.hours.with(hour, (rate.hours[hour] ?? 0) + weight);
  rate.newest = Math.max(at, rate.newest ?? at);
}
