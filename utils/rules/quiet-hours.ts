import { type ClockTime, momentOf } from '@/utils/rules/clock-time';

/** As `Date.getDay` counts. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Quiet from one time of day to the next `to`: on the day after where `to` is not later than `from`. */
export interface QuietRange {
  /** Days on which it begins. */
  days: Weekday[];
  from: ClockTime;
  to: ClockTime;
}

/** When nothing interrupts. What happens meanwhile is in the feed and on the badge; one summary comes at the end. */
export interface Quiet {
  ranges: QuietRange[];
  /** Also while the screen is locked. Firefox does not tell. */
  locked: boolean;
  /** Also while a window is in full screen. */
  fullscreen: boolean;
}

/** Ranges that follow upon each other for so many days have no end worth telling. */
const DAYS_AHEAD = 8;

/**
 * When the quiet time ends that `at` lies in, ms UTC, or null where it lies in none. Times are those of the clock on the
 * wall: on the day on which the clock is changed a range is as much shorter or longer. Ranges that touch are one.
 */
export function quietUntil(ranges: readonly QuietRange[], at: number): number | null {
  const spans = ranges.flatMap(({ days, from, to }) =>
    Array.from({ length: DAYS_AHEAD + 2 }, (_, index) => index - 1)
      .filter((day) => days.includes(WEEKDAYS[new Date(momentOf(at, day, '12:00')).getDay()] as Weekday))
      .map((day) => [momentOf(at, day, from), momentOf(at, to > from ? day : day + 1, to, 'last')] as const),
  );
  let end = at;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) if (from <= end && to > end) end = to;
  return end > at ? end : null;
}
