import { MINUTE } from '@/utils/lib/time';
import { MAX_REQUESTS_PER_TICK } from '@/utils/poll/budget';
import { costOf, edgeAge, WORTH } from '@/utils/poll/stream-traits';
import type { Stream } from '@/utils/sources/stream';

/** Alarms come late and reads take time: without this, each tick would find a stream just not due. */
export const SLACK_MS = MINUTE / 2;

/** The longest wait that the price may cause for a listing at level notify, ms. */
const MAX_NOTIFY_WAIT_MS = 15 * MINUTE;

/**
 * How often the alarm has to ring, minutes: as often as the person wants a check, or, where one check is more than can be
 * asked at once, each minute, for a part of it.
 */
export function tickMinutes(streams: readonly Stream[], checkMinutes: number): number {
  const check = checkMinutes * MINUTE;
  const requests = streams.reduce((sum, each) => sum + costOf(each) * Math.min(1, check / edgeAge(each)), 0);
  return requests <= MAX_REQUESTS_PER_TICK ? checkMinutes : 1;
}

/** The shortest time between two reads of a stream, ms: what the person set, or what Trakt's edge makes pointless. */
export function shortestOf(stream: Stream, checkMinutes: number): number {
  const wanted = checkMinutes * MINUTE;
  return Math.max(wanted - Math.min(wanted / 2, SLACK_MS), edgeAge(stream));
}

/**
 * The age at which a listing is read whatever the read saves, ms: at the tick after that it would have waited for longer
 * than {@link MAX_NOTIFY_WAIT_MS}.
 *
 * @param tick how often the alarm rings, ms
 */
export function patienceOf(worth: number, tick: number): number {
  return worth < WORTH.notify ? Number.POSITIVE_INFINITY : Math.max(0, MAX_NOTIFY_WAIT_MS - tick + SLACK_MS);
}
