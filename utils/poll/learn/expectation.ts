import { DAY, MINUTE } from '@/utils/lib/time';
import type { Estimate } from '@/utils/poll/learn/estimate';
import { activeDays, busyness } from '@/utils/poll/learn/rhythm';
import type { Stream } from '@/utils/sources/stream';

/** The expected content of a stream since its last read. */
export interface Expected {
  /** Rows since the last read. */
  rows: number;
  /** Rows per day, at this moment. */
  perDay: number;
}

/** An event that is likely at a known time. */
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
  /** Their expected plays per day. */
  playsPerDay: number | undefined;
}

/** How long after watching people rate, ms. */
export const RATING_DELAY_MS = 10 * MINUTE;
/** The share of ratings that is expected right after a play; the others are spread over time. */
const RATED_AFTER_PLAY_SHARE = 0.5;

const NO_APPOINTMENTS: readonly Appointment[] = [];

/**
 * What the end of a sitting brings. For people who watch to the end, the play is logged when they stop, during the
 * credits, or at `expires_at`; the next episode often begins then; and ratings follow right after.
 */
function appointments(
  kind: Stream['kind'],
  perDay: number,
  { watchedUntil: end, playedAt, playsPerDay }: PersonNow,
): readonly Appointment[] {
  if (kind === 'ratings') {
    if (playsPerDay === undefined) return NO_APPOINTMENTS;
    const chance = RATED_AFTER_PLAY_SHARE * Math.min(1, perDay / playsPerDay);
    const times: Appointment[] = [];
    if (playedAt !== undefined) times.push({ from: playedAt, to: playedAt + RATING_DELAY_MS, chance });
    // Once the play itself is known, its time replaces the expected end.
    const isPlayed = end === undefined || (playedAt !== undefined && playedAt > end - RATING_DELAY_MS);
    if (!isPlayed) times.push({ from: end - 4 * MINUTE, to: end + RATING_DELAY_MS, chance });
    return times;
  }
  if (end === undefined) return NO_APPOINTMENTS;
  if (kind === 'history') return [{ from: end - 8 * MINUTE, to: end + 2 * MINUTE, chance: 0.8 }];
  if (kind === 'watching') return [{ from: end - 8 * MINUTE, to: end + 7 * MINUTE, chance: 0.4 }];
  return NO_APPOINTMENTS;
}

/** Minimum activity at any hour: somebody may be up at night. */
const MIN_ACTIVITY_SHARE = 0.1;

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
  let rate = perDay * Math.max(MIN_ACTIVITY_SHARE, busyness(rhythm, now));
  for (const { from, to, chance } of appointments(kind, perDay, person)) {
    if (since >= to) continue;
    const perMs = chance / (to - from);
    rows += perMs * Math.max(0, Math.min(now, to) - Math.max(since, from));
    if (now >= from && now < to) rate += perMs * DAY;
  }
  return { rows, perDay: rate };
}
