import { MINUTE } from '@/utils/lib/time';
import { MAX_REQUESTS_PER_TICK } from '@/utils/poll/budget';
import { costOf, edgeAge, WORTH } from '@/utils/poll/stream-traits';
import type { Stream } from '@/utils/sources/stream';

/** Alarms come late and reads take time: without this tolerance, each tick would find streams just not due. */
export const SLACK_MS = MINUTE / 2;

/** The longest delay that the price may cause for a listing at level notify, ms. */
const MAX_NOTIFY_WAIT_MS = 15 * MINUTE;

/**
 * Period of the alarm, minutes: the person's check interval, or one minute if a check takes more requests than allowed
 * at once; each tick then does a part of it.
 */
export function tickMinutes(streams: readonly Stream[], checkMinutes: number): number {
  const check = checkMinutes * MINUTE;
  const requests = streams.reduce((sum, each) => sum + costOf(each) * Math.min(1, check / edgeAge(each)), 0);
  return requests <= MAX_REQUESTS_PER_TICK ? checkMinutes : 1;
}

/**
 * The shortest time between two reads of a stream, ms: the check interval, or the time for which Trakt's edge caches
 * it.
 */
export function shortestOf(stream: Stream, checkMinutes: number): number {
  const wanted = checkMinutes * MINUTE;
  return Math.max(wanted - Math.min(wanted / 2, SLACK_MS), edgeAge(stream));
}

/**
 * The age from which a listing is read even if the read saves less than its price, ms; infinite below level notify. It
 * is one tick below {@link MAX_NOTIFY_WAIT_MS}, because waiting for the next tick would exceed that.
 *
 * @param tick period of the alarm, ms
 */
export function patienceOf(worth: number, tick: number): number {
  return worth < WORTH.notify ? Number.POSITIVE_INFINITY : Math.max(0, MAX_NOTIFY_WAIT_MS - tick + SLACK_MS);
}
