import { DAY, HOUR } from '@/utils/lib/time';

/** A person's activity over the hours of a day, UTC. */
export interface Rhythm {
  /** The part of a day's events that comes before each hour, 0 to 1; 25 numbers. */
  until: ArrayLike<number>;
  /** How busy each hour is compared with the average hour: 2 is twice as busy. */
  ratio: ArrayLike<number>;
}

/** Number of events at which observed hours weigh as much as the uniform day assumed at first. */
const PRIOR_SITTINGS = 8;
/** A play at nine also makes plays at eight and ten more likely. */
const SPREAD = [1, 2, 3, 2, 1];
const SPREAD_SUM = SPREAD.reduce((sum, part) => sum + part, 0);

/** @param hours events by hour of the day, 24 numbers */
export function rhythmOf(hours: ArrayLike<number>): Rhythm {
  let total = 0;
  for (let hour = 0; hour < hours.length; hour += 1) total += hours[hour] ?? 0;
  const ratio = new Float64Array(24);
  const until = new Float64Array(25);
  for (let hour = 0; hour < 24; hour += 1) {
    let near = 0;
    for (let offset = 0; offset < SPREAD.length; offset += 1) {
      near += (SPREAD[offset] ?? 0) * (hours[(hour + offset + 22) % 24] ?? 0);
    }
    const each = ((24 * near) / SPREAD_SUM + PRIOR_SITTINGS) / (total + PRIOR_SITTINGS);
    ratio[hour] = each;
    until[hour + 1] = (until[hour] ?? 0) + each / 24;
  }
  return { until, ratio };
}

/** Days of average activity from `from` to `to`, ms UTC: 1 for any whole day, less than 1/24 for an hour of sleep. */
export function activeDays(rhythm: Rhythm, from: number, to: number): number {
  return to > from ? activeDaysAt(rhythm, to) - activeDaysAt(rhythm, from) : 0;
}

function activeDaysAt({ until, ratio }: Rhythm, at: number): number {
  const day = Math.floor(at / DAY);
  const hours = (at - day * DAY) / HOUR;
  const hour = Math.floor(hours);
  return day + (until[hour] ?? 1) + ((hours - hour) * (ratio[hour] ?? 1)) / 24;
}

/** Activity at a moment; the average is 1. */
export function busyness({ ratio }: Rhythm, at: number): number {
  return ratio[Math.floor(at / HOUR) % 24] ?? 1;
}
