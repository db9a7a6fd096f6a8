export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A time of day on the person's own clock: `22:30`. */
export type ClockTime = string;

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
  /** Also while the screen is locked. Needs the optional permission `idle`; Firefox does not tell. */
  locked: boolean;
  /** Also while a window is in full screen. */
  fullscreen: boolean;
}
