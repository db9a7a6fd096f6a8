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

/**
 * What the end of a sitting brings. Whoever watches to the end has the play noted when they stop, in the credits or
 * when `expires_at` has come; and the next episode often begins then.
 */
function appointment(kind: Stream['kind'], end: number): Appointment | null {
  if (kind === 'history') return { from: end - 8 * MINUTE, to: end + 2 * MINUTE, chance: 0.8 };
  if (kind === 'watching') return { from: end - 8 * MINUTE, to: end + 7 * MINUTE, chance: 0.4 };
  return null;
}

/** Even in the dead of night somebody may be up. */
const LEAST_BUSY = 0.1;

/**
 * @param since when the stream was last read, ms UTC
 * @param watchedUntil when what its person watches ends, if known
 */
export function expectedRows(
  { perDay, rhythm }: Estimate,
  kind: Stream['kind'],
  watchedUntil: number | undefined,
  since: number,
  now: number,
): Expected {
  let rows = perDay * activeDays(rhythm, since, now);
  let rate = perDay * Math.max(LEAST_BUSY, busyness(rhythm, now));
  const coming = watchedUntil === undefined ? null : appointment(kind, watchedUntil);
  if (coming && since < coming.to) {
    const { from, to, chance } = coming;
    const perMs = chance / (to - from);
    rows += perMs * Math.max(0, Math.min(now, to) - Math.max(since, from));
    if (now >= from && now < to) rate += perMs * DAY;
  }
  return { rows, perDay: rate };
}
