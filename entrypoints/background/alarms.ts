import type { Browser } from 'wxt/browser';
import { tickMinutes } from '@/utils/poll/schedule';
import type { Settings } from '@/utils/settings/settings';
import { streamsFor } from '@/utils/sources/streams';

/** The one alarm there is. What is due when it rings stands in the store. */
export const TICK = 'tick';

/**
 * Makes the alarm be as the settings want it: periodic, and there only while something is watched. Creating one that
 * exists would begin its countdown anew, and if every wake did so it might never ring: so only if missing or different.
 */
export async function ensureAlarm(
  alarms: typeof Browser.alarms,
  settings: Settings,
  protocol: 'v1' | 'v2',
): Promise<void> {
  const wanted = !settings.paused && settings.sources.some(({ paused }) => !paused);
  const minutes = tickMinutes(streamsFor(protocol, settings.sources, settings.rules), settings.checkMinutes);
  const existing = await alarms.get(TICK);
  if (!wanted) {
    if (existing) await alarms.clear(TICK);
  } else if (existing?.periodInMinutes !== minutes) {
    await alarms.create(TICK, { periodInMinutes: minutes });
  }
}
