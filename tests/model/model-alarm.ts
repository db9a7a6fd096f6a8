import type { Browser } from 'wxt/browser';
import { TICK } from '@/entrypoints/background/alarms';
import { MINUTE } from '@/utils/lib/time';
import type { Clock } from './turns';

/** How far past one period the alarm may be, ms: browsers are not exact. */
const SLACK = MINUTE / 2;

/**
 * The one alarm, and the browser's `alarms` that set it. Detects when a wanted alarm is postponed.
 *
 * @param wantsAlarm whether any source is active in the current settings
 */
export function createModelAlarm(clock: Clock, wantsAlarm: () => boolean, violations: string[]) {
  /** `was`: how it was last created; `wanted`: whether it has been wanted ever since. */
  const alarm = { at: 0, period: 0, was: 0, wanted: false };
  const alarms = {
    get: async () =>
      alarm.period ? { name: TICK, scheduledTime: alarm.at, periodInMinutes: alarm.period } : undefined,
    async create(_name: string, { periodInMinutes = 0, when = 0 }: { periodInMinutes?: number; when?: number }) {
      const at = when || clock.now + periodInMinutes * MINUTE;
      const isSame = alarm.was === periodInMinutes && alarm.wanted && wantsAlarm();
      if (isSame && at > alarm.at) violations.push('the alarm was put off');
      Object.assign(alarm, { period: periodInMinutes, at, was: periodInMinutes, wanted: wantsAlarm() });
    },
    async clear() {
      alarm.period = 0;
      alarm.wanted &&= wantsAlarm();
      return true;
    },
  } as unknown as typeof Browser.alarms;
  /** Called after the alarm was set: it is never more than one period away, whatever the clock did. */
  const look = () => {
    const away = alarm.at - clock.now - alarm.period * MINUTE;
    if (alarm.period > 0 && wantsAlarm() && away > SLACK) violations.push(`the alarm is ${away} ms too far off`);
  };
  return { alarm, alarms, look };
}
