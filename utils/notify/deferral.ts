import { HOUR, MINUTE } from '@/utils/lib/time';
import { momentOf } from '@/utils/rules/clock-time';
import { quietHoursEnd } from '@/utils/rules/quiet-hours';
import type { Digest, Settings } from '@/utils/settings/settings';
import type { CatchUp } from '@/utils/store/poller-schema';
import type { Deferral } from '@/utils/store/schema';

export type Timing = Pick<Settings, 'snoozeUntil' | 'quiet' | 'digest'>;

/** Why everything is deferred now: of a snooze and quiet hours the one that ends last, else the state of the screen. */
export function deferralAt(
  { snoozeUntil, quiet }: Timing,
  screen: 'locked' | 'fullscreen' | null,
  now: number,
): Deferral | null {
  const snoozed = snoozeUntil ?? 0;
  const quietEnd = quietHoursEnd(quiet.ranges, now) ?? 0;
  if (snoozed > now && snoozed >= quietEnd) return { reason: 'snooze', until: snoozed };
  if (quietEnd > now) return { reason: 'quiet', until: quietEnd };
  return screen && { reason: screen, until: null };
}

/**
 * Defers an entry that became due at `since` (ms UTC) until the next digest; null if a digest has come since then.
 * Needs no state: whatever is older than the last digest is due.
 */
export function digestDeferral(digest: Digest, since: number, now: number): Deferral | null {
  if (digest.mode === 'off') return null;
  const [last, next] = digest.mode === 'hourly' ? fullHours(now) : days(digest.at, now);
  // A time in the future was stored before the clock was set back.
  return since >= last && since <= now ? { reason: 'digest', until: next } : null;
}

/**
 * Defers news that was found (`since`, ms UTC) during a catch-up. A catch-up ends with its last read, which removes it
 * from the poller state, and at `until` at the latest, even if reads fail.
 */
export function catchUpDeferral(catchUp: CatchUp | undefined, since: number, now: number): Deferral | null {
  if (!catchUp || since < catchUp.since || since > now || now >= catchUp.until) return null;
  return { reason: 'catching-up', until: catchUp.until };
}

/** The full hours around `now`, local time. */
function fullHours(now: number): [last: number, next: number] {
  const last = now - ((now - new Date(now).getTimezoneOffset() * MINUTE) % HOUR);
  return [last, last + HOUR];
}

function days(at: string, now: number): [last: number, next: number] {
  const today = momentOf(now, 0, at);
  return today > now ? [momentOf(now, -1, at), today] : [today, momentOf(now, 1, at)];
}
