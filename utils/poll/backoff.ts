import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { isOutageError, stopsRound, type TraktError } from '@/utils/trakt/errors';

/** What a person, or Trakt, has to change: it will be the same in a minute. */
const LASTING: readonly TraktError['kind'][] = ['private', 'user-locked', 'not-found', 'vip-only'];

/** What passes by itself may pass any time: news should not come later than that afterwards. */
const MAX_PASSING_REST = 15 * MINUTE;

/**
 * How long a stream rests after a failed read, ms: exponential with jitter, never longer than a day, never for good.
 * What may be over any minute rests for a quarter of an hour at most, or for `interval` where that is longer.
 * What stops all reads says nothing about the stream that met it: how long all wait is the budget's business.
 *
 * @param failures reads in a row that failed, this one included
 */
export function restAfter(error: TraktError, failures: number, interval: number, random: () => number): number {
  if (stopsRound(error)) return 0;
  const lasting = LASTING.includes(error.kind);
  const first = lasting
    ? Math.max(interval, 15 * MINUTE)
    : error.kind === 'server'
      ? Math.max(MINUTE / 2, interval / 4)
      : interval;
  const longest = lasting ? 6 * HOUR : isOutageError(error) ? Math.max(interval, MAX_PASSING_REST) : DAY;
  const rest = Math.min(longest, first * 2 ** Math.min(failures - 1, 20)) * (0.75 + random() / 2);
  return Math.round(lasting ? rest : Math.min(longest, rest));
}
