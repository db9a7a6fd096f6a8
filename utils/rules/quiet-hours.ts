import { type ClockTime, momentOf } from '@/utils/rules/clock-time';

/** As `Date.getDay` counts. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Quiet from one time of day until the next `to`: on the following day if `to` is not later than `from`. */
export interface QuietRange {
  /** Days on which it begins. */
  days: Weekday[];
  from: ClockTime;
  to: ClockTime;
}

/** When nothing interrupts. Activities still reach the feed and the badge; one summary follows at the end. */
export interface Quiet {
  ranges: QuietRange[];
  /** Also while the screen is locked, which Firefox does not report. */
  locked: boolean;
  /** Also while a window is in full screen. */
  fullscreen: boolean;
}

/** How many days ahead adjoining ranges are followed; beyond that no end is given. */
const MAX_DAYS_AHEAD = 8;

/**
 * When the quiet time around `at` ends, ms UTC, or null if `at` is not in one. Times are local: a range is shorter or
 * longer on the day the clock changes. Adjoining ranges count as one.
 */
export function quietHoursEnd(ranges: readonly QuietRange[], at: number): number | null {
  const spans = ranges.flatMap(({ days, from, to }) =>
    Array.from({ length: MAX_DAYS_AHEAD + 2 }, (_, index) => index - 1)
      .filter((day) => days.includes(WEEKDAYS[new Date(momentOf(at, day, '12:00')).getDay()] as Weekday))
      .map((day) => [momentOf(at, day, from), momentOf(at, to > from ? day : day + 1, to, 'last')] as const),
  );
  let end = at;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) if (from <= end && to > end) end = to;
  return end > at ? end : null;
}
