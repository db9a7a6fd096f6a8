import type { Browser } from 'wxt/browser';
import type { Settings } from '@/utils/settings/settings';

/** The one alarm there is. What is due when it rings stands in the store. */
export const TICK = 'tick';

/**
 * Makes the alarm be as the settings want it: periodic, and there only while something is watched. Creating one that
 * exists would begin its countdown anew, and if every wake did so it might never ring: so only if missing or different.
 */
export async function ensureAlarm(alarms: typeof Browser.alarms, settings: Settings): Promise<void> {
  const wanted = !settings.paused && settings.sources.some(({ paused }) => !paused);
  const existing = await alarms.get(TICK);
  if (!wanted) {
    if (existing) await alarms.clear(TICK);
  } else if (existing?.periodInMinutes !== settings.checkMinutes) {
    await alarms.create(TICK, { periodInMinutes: settings.checkMinutes });
  }
}
