import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';

/** Creating a format takes longer than the rest of a row, so formats are cached. */
const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** Whether `relativeTime` calls it "now". */
export const isNow = (at: number, now: number): boolean => Math.abs(at - now) < 45 * SECOND;

/** "now", "5 min. ago", "in 3 min.", "2 days ago": how far `at` lies from `now` (both ms UTC), rounded towards now. */
export function relativeTime(at: number, now: number, locale: string): string {
  const relative = relatives.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  relatives.set(locale, relative);
  const distance = at - now;
  const size = Math.abs(distance);
  if (isNow(at, now)) return relative.format(0, 'second');
  if (size < HOUR) return relative.format(Math.trunc(distance / MINUTE) || Math.sign(distance), 'minute');
  if (size < DAY) return relative.format(Math.trunc(distance / HOUR), 'hour');
  return relative.format(Math.trunc(distance / DAY), 'day');
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Cached per time zone, since people travel. */
function format(at: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, new Date().getTimezoneOffset(), options]);
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  made.set(key, known);
  return known.format(at);
}

/** "Tuesday, 4 March 2025 at 21:04", in the browser's own time zone. */
export function absoluteTime(at: number, locale: string): string {
  return format(at, locale, { dateStyle: 'full', timeStyle: 'short' });
}

/** "21:04". */
export function clockTime(at: number, locale: string): string {
  return format(at, locale, { timeStyle: 'short' });
}

/** The time of day, with the date unless it is today: "21:04", "4 Mar, 21:04". */
export function shortTime(at: number, now: number, locale: string): string {
  if (daysBetween(at, now) === 0) return clockTime(at, locale);
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  return format(at, locale, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', ...year });
}

/**
 * The time beside a row of the feed: relative for a day, then the time of day, because the heading names the day. An
 * activity that was noticed late is listed under the day of `place`, not its own, so its date is added.
 */
export function rowTime(at: number, place: number, now: number, locale: string): string {
  if (daysBetween(at, place) !== 0) return shortTime(at, now, locale);
  return now - at < DAY ? relativeTime(Math.min(at, now), now, locale) : clockTime(at, locale);
}

/**
 * Whole calendar days from the day of `at` to the day of `now`, in the browser's time zone; negative for the future.
 */
export function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / DAY);
}

/** The last midnight up to `at`, in the browser's time zone. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Names a day of the feed; `words` are for the days with names of their own. */
export function dayName(at: number, now: number, locale: string, words: { today: string; yesterday: string }): string {
  const days = daysBetween(at, now);
  if (days <= 0) return words.today;
  if (days === 1) return words.yesterday;
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  return format(at, locale, { weekday: 'long', day: 'numeric', month: 'long', ...year });
}
