import { DAY, MINUTE } from '@/utils/lib/time';
import type { Estimate } from '@/utils/poll/learn/estimate';
import { activeDays, busyness } from '@/utils/poll/learn/rhythm';
import type { Stream } from '@/utils/sources/stream';

/** What is likely to lie on a stream that was not read since a while. */
export interface Expected {
  /** Rows since the last read. */
  rows: number;
  /** Rows a day, at this moment. */
  perDay: number;
}

/** Something that will probably happen at a known time. */
interface Appointment {
  from: number;
  to: number;
  /** 0 to 1. */
  chance: number;
}

/** What is known of a person's day, ms UTC. */
export interface PersonNow {
  /** When what they watch ends, if they are or were seen watching. */
  watchedUntil: number | undefined;
  /** Their newest play. */
  playedAt: number | undefined;
  /** Plays a day to be expected of them. */
  playsPerDay: number | undefined;
}

/** How long after the end of what they watched people rate it, ms. */
export const RATING_MS = 10 * MINUTE;
/** The most of the ratings that are expected right after a play; the others come whenever. */
const RATED_AFTER_PLAY = 0.5;

/**
 * What the end of a sitting brings. Whoever watches to the end has the play noted when they stop, in the credits or
 * when `expires_at` has come; the next episode often begins then; and people rate right after they watch.
 */
function appointments(
  kind: Stream['kind'],
  perDay: number,
  { watchedUntil: end, playedAt, playsPerDay }: PersonNow,
): Appointment[] {
  if (kind === 'ratings') {
    if (playsPerDay === undefined) return [];
    const chance = RATED_AFTER_PLAY * Math.min(1, perDay / playsPerDay);
    const times: Appointment[] = [];
    if (playedAt !== undefined) times.push({ from: playedAt, to: playedAt + RATING_MS, chance });
    // Once the play itself is known, it replaces the time at which it was to end.
    const isPlayed = end === undefined || (playedAt !== undefined && playedAt > end - RATING_MS);
    if (!isPlayed) times.push({ from: end - 4 * MINUTE, to: end + RATING_MS, chance });
    return times;
  }
  if (end === undefined) return [];
  if (kind === 'history') return [{ from: end - 8 * MINUTE, to: end + 2 * MINUTE, chance: 0.8 }];
  if (kind === 'watching') return [{ from: end - 8 * MINUTE, to: end + 7 * MINUTE, chance: 0.4 }];
  return [];
}

/** Even in the dead of night somebody may be up. */
const LEAST_BUSY = 0.1;

/**
 * @param since when the stream was last read, ms UTC
 */
export function expectedRows(
  { perDay, rhythm }: Estimate,
  kind: Stream['kind'],
  person: PersonNow,
  since: number,
  now: number,
): Expected {
  let rows = perDay * activeDays(rhythm, since, now);
  let rate = perDay * Math.max(LEAST_BUSY, busyness(rhythm, now));
  for (const { from, to, chance } of appointments(kind, perDay, person)) {
    if (since >= to) continue;
    const perMs = chance / (to - from);
    rows += perMs * Math.max(0, Math.min(now, to) - Math.max(since, from));
    if (now >= from && now < to) rate += perMs * DAY;
  }
  return { rows, perDay: rate };
}
