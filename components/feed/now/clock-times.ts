import { clockTime } from '@/utils/lib/relative-time';

/** One time of the day, or two as a range: "21:04", "21:04 – 22:10". */
export function clockTimes(from: number, until: number, locale: string): string {
  const [first, last] = [clockTime(from, locale), clockTime(until, locale)];
  return first === last ? first : new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).formatRange(from, until);
}
