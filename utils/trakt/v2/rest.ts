import { DAY, MINUTE } from '@/utils/lib/time';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';

/**
 * A listing beside a stream's own that could not be read. It waits by itself, so that its failure neither stops the
 * rest of the stream nor costs a request at each check.
 */
export interface Rest {
  /** Consecutive failures. */
  failures: number;
  /** When the last one happened, and when to try again, ms UTC. */
  from: number;
  dueAt: number;
}

const FIRST_REST_MS = 15 * MINUTE;
const MAX_REST_MS = DAY / 4;

/** Whether it still waits. A failure in the future was noted by a wrong clock. */
export function isResting(rest: Rest | undefined, now: number): boolean {
  return rest !== undefined && now < rest.dueAt && now >= rest.from;
}

export function restAgain(rest: Rest | undefined, now: number): Rest {
  const failures = (rest?.failures ?? 0) + 1;
  return { failures, from: now, dueAt: now + Math.min(MAX_REST_MS, FIRST_REST_MS * 2 ** Math.min(failures - 1, 10)) };
}

/** Parses a part of a cursor. */
export function toRest(value: unknown): Rest | undefined {
  const isRest = isRecord(value) && [value.failures, value.from, value.dueAt].every(isNumber);
  return isRest ? (value as unknown as Rest) : undefined;
}
