import { firstWeekday } from '@/utils/lib/first-weekday';
import type { Text } from '@/utils/lib/text';
import { DAY } from '@/utils/lib/time';
import type { ClockTime } from '@/utils/rules/clock-time';
import { type QuietRange, WEEKDAYS, type Weekday } from '@/utils/rules/quiet-hours';

/** Weekdays in stored order, from Monday. */
export const WEEK: readonly Weekday[] = [...WEEKDAYS.slice(1), ...WEEKDAYS.slice(0, 1)];

/** Weekdays in display order, from the locale's first day of the week. */
export function weekOf(locale: string): readonly Weekday[] {
  const first = firstWeekday(locale);
  return [...WEEKDAYS.slice(first), ...WEEKDAYS.slice(0, first)];
}

/** A Monday, UTC. */
const MONDAY = Date.UTC(2024, 0, 1);

/** "Mon", "Monday". */
export function weekdayName(locale: string, day: Weekday, weekday: 'short' | 'long'): string {
  const at = MONDAY + WEEK.indexOf(day) * DAY;
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(at);
}

/** "22:30" in the locale's clock style: "10:30 PM". */
export function clockName(locale: string, time: ClockTime): string {
  const at = MONDAY + minutesOf(time) * 60_000;
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(at);
}

/** Minutes after midnight. */
function minutesOf(time: ClockTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** "Every day", "Mon to Fri", "Sat and Sun", "Mon, Wed, and Sun". */
function daysWords(text: Text, days: readonly Weekday[]): string {
  const week = weekOf(text.locale);
  const chosen = week.filter((day) => days.includes(day));
  if (chosen.length === WEEK.length) return text('quiet_every_day');
  const name = (day: Weekday | undefined) => (day ? weekdayName(text.locale, day, 'short') : '');
  const starts = chosen.filter((day) => !days.includes(week.at(week.indexOf(day) - 1) ?? day));
  // A run may span the end of the week: a weekend can be the week's last day and its first.
  const from = starts.length === 1 && starts[0] ? chosen.indexOf(starts[0]) : 0;
  const run = [...chosen.slice(from), ...chosen.slice(0, from)];
  if (starts.length === 1 && run.length > 2) return text('quiet_days', name(run[0]), name(run.at(-1)));
  return new Intl.ListFormat(text.locale).format(run.map(name));
}

/** "Mon to Fri, 22:00 to 8:00 on the next day". */
export function rangeWords(text: Text, { days, from, to }: QuietRange): string {
  if (days.length === 0) return text('quiet_never');
  const names = [daysWords(text, days), clockName(text.locale, from), clockName(text.locale, to)];
  if (from === to) return text('quiet_whole_day', ...names);
  return text(minutesOf(to) <= minutesOf(from) ? 'quiet_over_night' : 'quiet_range', ...names);
}

/** A quiet part of one day, minutes after midnight. */
export interface QuietSpan {
  day: Weekday;
  from: number;
  to: number;
}

const MINUTES_PER_DAY = 24 * 60;

/** Spans to draw. A period that passes midnight becomes two spans. */
export function quietSpans(ranges: readonly QuietRange[]): QuietSpan[] {
  return ranges.flatMap(({ days, from, to }) =>
    days.flatMap((day): QuietSpan[] => {
      const [start, end] = [minutesOf(from), minutesOf(to)];
      if (end > start) return [{ day, from: start, to: end }];
      const next = WEEK[(WEEK.indexOf(day) + 1) % WEEK.length] ?? day;
      const tonight = { day, from: start, to: MINUTES_PER_DAY };
      return end === 0 ? [tonight] : [tonight, { day: next, from: 0, to: end }];
    }),
  );
}
