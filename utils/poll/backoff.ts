import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';

/** What a person, or Trakt, has to change: it will be the same in a minute. */
const LASTING: readonly TraktError['kind'][] = ['private', 'user-locked', 'not-found', 'vip-only'];

/**
 * How long a stream rests after a failed read, ms: exponential with jitter, never longer than a day, never for good.
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
  const longest = lasting ? 6 * HOUR : DAY;
  const rest = Math.min(longest, first * 2 ** Math.min(failures - 1, 20));
  return Math.round(rest * (0.75 + random() / 2));
}
