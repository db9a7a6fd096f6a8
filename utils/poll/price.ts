import { DAY, MINUTE } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { expectedRows } from '@/utils/poll/learn/expectation';

/**
 * The least that a request must save, worth x rows x ms of delay. A read that saves less is not made, even where Trakt's
 * allowance has room for it. A listing is thus read at the latest every `sqrt(2 x price / (worth x rate))`: at level
 * notify every 5 minutes with 2.9 rows a day (where one read in 100 finds something), every 8.5 minutes with one row a day.
 *
 * For 20 lifelike people, half the price takes 20 % more requests and announces 0.2 to 0.5 minutes sooner; twice the price
 * saves 15 % and announces 0.4 to 0.5 minutes later, 1 person in 20 after 9 minutes or more (docs/design/schedule.md).
 */
export const MIN_SAVING_MS = 0.1 * MINUTE;

/**
 * The same while nobody is at the computer: listings below level notify then wait twice as long, and those at level notify
 * as long as they may (`check-times`). On return the usual price decides again.
 */
export const AWAY_SAVING_MS = 4 * MIN_SAVING_MS;

/**
 * How urgent a read is: what one request saves, in worth x rows x ms of delay. With `n` rows expected to lie there, read
 * every `T`, a stream costs `worth * n / 2` of delay per `T`; one more request there saves `worth * n * T / 2`, and `T`
 * is `n / rate`. Reading always where most is saved gives each stream a frequency proportional to sqrt(worth * rate /
 * cost), the least weighted delay there is for independent events at a given number of requests; and because `n` is
 * what has come since the last read and `rate` what is coming now, it reads at the end of an evening or of a film
 * instead of in its middle, and little at night.
 */
export function urgency(candidate: Candidate, since: number, now: number): number {
  const { stream, worth, cost, estimate } = candidate;
  const { rows, perDay } = expectedRows(estimate, stream.kind, candidate, since, now);
  return (worth * rows * rows * DAY) / (2 * cost * perDay);
}
