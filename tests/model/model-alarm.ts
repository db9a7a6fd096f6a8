import type { Browser } from 'wxt/browser';
import { TICK } from '@/entrypoints/background/alarms';
import { MINUTE } from '@/utils/lib/time';
import type { Clock } from './turns';

/** How far beyond one period it may lie, ms: browsers are not exact. */
const SLACK = MINUTE / 2;

/**
 * The one alarm, and the browser's `alarms` that set it. Whoever puts it off while it is wanted is found out.
 *
 * @param wantsAlarm whether anything is to be watched as things stand
 */
export function createModelAlarm(clock: Clock, wantsAlarm: () => boolean, violations: string[]) {
  /** `was` and `wanted`: how it was made last, and whether it has been wanted ever since. */
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
  /** To be called when the alarm was seen to: it is never more than one period away, whatever the clock did. */
  const look = () => {
    const away = alarm.at - clock.now - alarm.period * MINUTE;
    if (alarm.period > 0 && wantsAlarm() && away > SLACK) violations.push(`the alarm is ${away} ms too far off`);
  };
  return { alarm, alarms, look };
}
