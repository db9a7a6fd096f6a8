import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { isOutageError, stopsRound, type TraktError } from '@/utils/trakt/errors';

/** Failures that last until a person or Trakt changes something: retrying in a minute is useless. */
const LASTING_KINDS: readonly TraktError['kind'][] = ['private', 'user-locked', 'not-found', 'vip-only'];

/** Longest rest after a temporary failure, ms. It bounds how late news can be after recovery. */
const MAX_TEMPORARY_REST_MS = 15 * MINUTE;

/**
 * How long a stream rests after a failed read, ms: exponential backoff with jitter, at most a day, never forever. A
 * temporary failure rests for at most a quarter of an hour, or for `interval` if that is longer. A failure that stops
 * all reads says nothing about the stream that met it: the budget decides how long all wait.
 *
 * @param failures consecutive failed reads, including this one
 */
export function restAfter(error: TraktError, failures: number, interval: number, random: () => number): number {
  if (stopsRound(error)) return 0;
  const lasting = LASTING_KINDS.includes(error.kind);
  const first = lasting
    ? Math.max(interval, 15 * MINUTE)
    : error.kind === 'server'
      ? Math.max(MINUTE / 2, interval / 4)
      : interval;
  const longest = lasting ? 6 * HOUR : isOutageError(error) ? Math.max(interval, MAX_TEMPORARY_REST_MS) : DAY;
  const rest = Math.min(longest, first * 2 ** Math.min(failures - 1, 20)) * (0.75 + random() / 2);
  return Math.round(lasting ? rest : Math.min(longest, rest));
}
