import type { Browser } from 'wxt/browser';
import { MINUTE, SECOND } from '@/utils/lib/time';
import { tickMinutes } from '@/utils/poll/schedule';
import { hasActiveSources, type Settings } from '@/utils/settings/settings';
import type { Stream } from '@/utils/sources/stream';

/** The one alarm there is. What is due when it rings stands in the store. */
export const TICK = 'tick';

/** Browsers ring no sooner than this from now, ms; nor is it told apart how exactly they keep to their times. */
const MIN_ALARM_DELAY_MS = 30 * SECOND;

/**
 * Makes the alarm be as the settings want it: periodic, and there only while something is watched or waits. Creating one
 * that exists would begin its countdown anew, and if every wake did so it might never ring: so only if missing or
 * different, or if it lies further off than it should, as it does after a clock that was ahead was set right.
 *
 * @param streams all that the settings want
 * @param end when a snooze or what is held ends, ms UTC, or null: the alarm then rings at that time as well
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
