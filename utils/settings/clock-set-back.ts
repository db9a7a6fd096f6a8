import type { Settings } from '@/utils/settings/settings';

/**
 * The settings after the clock was set back: a snooze or mute that was begun while it was ahead ends as much earlier.
 * When it was begun is not stored, so an end counts as set by the wrong clock if it is nearer to that clock's time than
 * to the right one.
 *
 * @param ahead how far the clock was ahead, ms
 * @param now by the corrected clock, ms UTC
 * @returns the same object if nothing changes
 */
export function withClockSetBack(settings: Settings, ahead: number, now: number): Settings {
  const isWrong = (end: number | null): end is number => end !== null && end > now + ahead / 2;
  const { snoozeUntil, mutes } = settings;
  if (!isWrong(snoozeUntil) && !mutes.some(({ until }) => isWrong(until))) return settings;
  return {
    ...settings,
    snoozeUntil: isWrong(snoozeUntil) ? snoozeUntil - ahead : snoozeUntil,
    mutes: mutes.map((mute) => (isWrong(mute.until) ? { ...mute, until: mute.until - ahead } : mute)),
  };
}
