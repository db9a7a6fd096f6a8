import { MINUTE, SECOND } from '@/utils/lib/time';

/**
 * While a panel is open to show who is watching, the end of an episode is checked more often: people who watch another
 * begin it up to two minutes before or after the expected end. One request in 55 s around that time, and none once the
 * next title is running.
 */
export const LOOK_EVERY_MS = 55 * SECOND;
const LOOK_BEFORE_MS = 70 * SECOND;
export const LOOK_AFTER_MS = 3 * MINUTE;

/** Whether a title that should end at `until` (ms UTC) may give way to the next at about this time. */
export const mayChange = (until: number, now: number): boolean =>
  now >= until - LOOK_BEFORE_MS && now <= until + LOOK_AFTER_MS;
