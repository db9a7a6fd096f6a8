import { HOUR, MINUTE } from '@/utils/lib/time';

/** A local time of day: `22:30`. */
export type ClockTime = string;

/** The form of a {@link ClockTime}. */
export const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** UTC minus local time, ms. */
const offset = (at: number) => new Date(at).getTimezoneOffset() * MINUTE;

/**
 * The moment at which the local clock shows `time`, `days` days after the day of `at`.
 *
 * If the clock is set back, it shows some times twice: `which` chooses the first or the last of the two. If it is set
 * forward, it skips some times: for these, the moment of the change is returned.
 *
 * @returns ms UTC
 */
export function momentOf(at: number, days: number, time: ClockTime, which: 'first' | 'last' = 'first'): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const day = new Date(at);
  // `Date` picks the first of two equal times when the clock is set back, and shifts a skipped time later by the size
  // of the change.
  const date = new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hours, minutes);
  const moment = date.getTime();
  const change = offset(moment + 3 * HOUR) - offset(moment - 3 * HOUR);
  if (change < 0 && (date.getHours() !== hours || date.getMinutes() !== minutes)) return changeBefore(moment);
  if (change > 0 && which === 'last' && offset(moment + change) - offset(moment) === change) return moment + change;
  return moment;
}

/** When the clock was changed within the last three hours, to the minute. */
function changeBefore(at: number): number {
  let moment = at;
  while (offset(moment - MINUTE) === offset(at) && at - moment < 3 * HOUR) moment -= MINUTE;
  return moment;
}
