import { MINUTE, SECOND } from '@/utils/lib/time';

/**
 * While somebody has a panel open to see who is watching, the end of an episode is looked at more closely: whoever watches
 * another begins it up to two minutes before or after the expected end. One request in 55 s of that time, and none once
 * another title runs.
 */
export const LOOK_EVERY_MS = 55 * SECOND;
const LOOK_BEFORE_MS = 70 * SECOND;
export const LOOK_AFTER_MS = 3 * MINUTE;

/** Whether a title that should end at `until` (ms UTC) may give way to the next at about this time. */
export const mayChange = (until: number, now: number): boolean =>
  now >= until - LOOK_BEFORE_MS && now <= until + LOOK_AFTER_MS;
