import { HOUR, MINUTE } from '@/utils/lib/time';

/** A time of day on the person's own clock: `22:30`. */
export type ClockTime = string;

/** What a {@link ClockTime} looks like. */
export const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** How far local time is behind UTC, ms. */
const offset = (at: number) => new Date(at).getTimezoneOffset() * MINUTE;

/**
 * When the clock on the wall first shows `time` on the day that lies `days` after the day of `at` (local time); `'last'`:
 * from when it shows no earlier time any more. They differ only where the clock is put back. A time that is skipped where
 * it is put forward is the moment of that change.
 *
 * @returns ms UTC
 */
export function momentOf(at: number, days: number, time: ClockTime, which: 'first' | 'last' = 'first'): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const day = new Date(at);
  // Where the clock is put back this is the first of two, where forward as much later as it was put forward.
  const date = new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hours, minutes);
  const moment = date.getTime();
  const change = offset(moment + 3 * HOUR) - offset(moment - 3 * HOUR);
  if (change < 0 && (date.getHours() !== hours || date.getMinutes() !== minutes)) return changeBefore(moment);
  if (change > 0 && which === 'last' && offset(moment + change) - offset(moment) === change) return moment + change;
  return moment;
}

/** The moment within the last three hours at which the clock was changed, to the minute. */
function changeBefore(at: number): number {
  let moment = at;
  while (offset(moment - MINUTE) === offset(at) && at - moment < 3 * HOUR) moment -= MINUTE;
  return moment;
}
