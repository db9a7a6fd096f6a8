import type { Browser } from 'wxt/browser';
import { MINUTE, SECOND } from '@/utils/lib/time';
import { tickMinutes } from '@/utils/poll/check-times';
import { hasActiveSources, type Settings } from '@/utils/settings/settings';
import type { Stream } from '@/utils/sources/stream';

/** The only alarm. The store says what is due when it rings. */
export const TICK = 'tick';

/** Earliest time at which browsers ring an alarm, ms from now. Differences below this are ignored. */
const MIN_ALARM_DELAY_MS = 30 * SECOND;

/**
 * Makes the alarm match the settings: periodic, and present only while something is watched or waits. Creating an
 * existing alarm restarts its countdown, and doing so at every wake could keep it from ever ringing. So it is created
 * only if it is missing or different, or lies further off than it should, as it does after a clock that was ahead is
 * corrected.
 *
 * @param streams all streams that the settings want
 * @param end when a snooze or a deferral ends, ms UTC, or null: the alarm then rings at that time as well
 */
export async function ensureAlarm(
  alarms: typeof Browser.alarms,
  settings: Settings,
  streams: readonly Stream[],
  end: number | null,
  now: number,
): Promise<void> {
  const wanted = end !== null || hasActiveSources(settings);
  const minutes = tickMinutes(streams, settings.checkMinutes);
  const existing = await alarms.get(TICK);
  if (!wanted) {
    if (existing) await alarms.clear(TICK);
    return;
  }
  const next = now + minutes * MINUTE;
  const when = end === null ? Number.POSITIVE_INFINITY : Math.max(end, now + MIN_ALARM_DELAY_MS);
  const isLate = existing !== undefined && existing.scheduledTime > Math.min(when, next + MIN_ALARM_DELAY_MS);
  if (existing?.periodInMinutes === minutes && !isLate) return;
  await alarms.create(TICK, { when: Math.min(when, next), periodInMinutes: minutes });
}
