import { HOUR, MINUTE } from '@/utils/lib/time';

/** The durations of a snooze, besides a custom end. */
export const SNOOZES = ['quarter', 'hour', 'three-hours', 'tomorrow'] as const;
export type Snooze = (typeof SNOOZES)[number];

/** The hour of `tomorrow`, local time. */
const MORNING_HOUR = 8;

/** When a snooze that begins now ends, ms UTC. `tomorrow` is 8:00 of the next day, or of today before 3:00 at night. */
export function snoozeEnd(snooze: Snooze, now: number): number {
  if (snooze === 'quarter') return now + 15 * MINUTE;
  if (snooze === 'hour') return now + HOUR;
  if (snooze === 'three-hours') return now + 3 * HOUR;
  const morning = new Date(now);
  if (morning.getHours() >= 3) morning.setDate(morning.getDate() + 1);
  return morning.setHours(MORNING_HOUR, 0, 0, 0);
}
