import { DAY, MINUTE } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { expectedRows } from '@/utils/poll/learn/expectation';

/**
 * What a request must save at least, worth x rows x ms of delay. A read that saves less is not made, even if Trakt's
 * allowance has room for it. So a listing is read at the latest every `sqrt(2 x price / (worth x rate))`: at level
 * notify every 5 minutes with 2.9 rows a day (one read in 100 then finds something), every 8.5 minutes with one row a
 * day.
 *
 * For 20 lifelike people, half the price takes 20 % more requests and announces 0.2 to 0.5 minutes sooner; twice the
 * price saves 15 % and announces 0.4 to 0.5 minutes later, 1 person in 20 after 9 minutes or more
 * (docs/design/schedule.md).
 */
export const MIN_SAVING_MS = 0.1 * MINUTE;

/**
 * The same while nobody is at the computer: listings below level notify then wait twice as long, and those at level
 * notify as long as allowed (`check-times`). When somebody returns, the usual price applies again.
 */
export const AWAY_SAVING_MS = 4 * MIN_SAVING_MS;

/**
 * The urgency of a read: what one request saves, in worth x rows x ms of delay. If `n` rows are expected and the stream
 * is read every `T`, its delay per `T` is `worth * n / 2`; one more request saves `worth * n * T / 2`, with
 * `T = n / rate`.
 *
 * Reading the most urgent stream first gives each a frequency proportional to sqrt(worth * rate / cost), which is the
 * least weighted delay for independent events at a given number of requests. `n` counts since the last read and `rate`
 * is the current one, so a stream is read at the end of an evening or film rather than in the middle, and rarely at
 * night.
 */
export function urgency(candidate: Candidate, since: number, now: number): number {
  const { stream, worth, cost, estimate } = candidate;
  const { rows, perDay } = expectedRows(estimate, stream.kind, candidate, since, now);
  return (worth * rows * rows * DAY) / (2 * cost * perDay);
}
