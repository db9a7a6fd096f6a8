import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';

/**
 * Trakt announces in one answer how many rows another one has. Its edge caches both, so that one may be behind the
 * other: a change is open from the moment it is noticed until the rows account for it.
 */
export interface Announced {
  count: number;
  /** When the rows last changed, ms UTC; 0 where Trakt does not say. */
  updatedAt: number;
}

/** A change that the rows read so far do not account for. */
export interface OpenChange extends Announced {
  /** When it was noticed, and when to read the rows again, ms UTC. */
  noticedAt: number;
  dueAt: number;
}

/** Trakt's edge caches an answer for an hour. */
export const EDGE_CACHE_MS = HOUR + 5 * MINUTE;
export const LOOK_INTERVAL_MS = 15 * MINUTE;
/** Anything missing for this long counts as gone, so that a single wrong answer removes nothing. */
const FORGET_AFTER_MS = 2 * DAY;

const isSame = (open: OpenChange | undefined, { count, updatedAt }: Announced): open is OpenChange =>
  open?.count === count && open.updatedAt === updatedAt;

/** Whether to read the rows: what is announced now is another change, or has waited long enough. */
export function isLookDue(open: OpenChange | undefined, announced: Announced, now: number): boolean {
  return !isSame(open, announced) || now >= open.dueAt || now < open.noticedAt;
}

/**
 * The change after a look that does not account for it; undefined once no cache can be behind any more. A later change
 * has an hour of its own.
 *
 * @param isEager whether each look may bring the rows, or only the last one is worth a request
 */
export function stillOpen(
  open: OpenChange | undefined,
  announced: Announced,
  now: number,
  isEager = true,
): OpenChange | undefined {
  const { count, updatedAt } = announced;
  const noticedAt = isSame(open, announced) && now >= open.noticedAt ? open.noticedAt : now;
  const last = noticedAt + EDGE_CACHE_MS;
  if (now >= last) return undefined;
  return { count, updatedAt, noticedAt, dueAt: isEager ? Math.min(now + LOOK_INTERVAL_MS, last) : last };
}

/** Keeps what is missing from an answer for a while. */
export function missing<T extends { missingSince?: number | undefined }>(
  before: Readonly<Record<string, T>>,
  named: ReadonlySet<string>,
  now: number,
): Record<string, T> {
  const kept = Object.entries(before)
    .filter(([id]) => !named.has(id))
    .map(([id, each]) => [id, { ...each, missingSince: Math.min(each.missingSince ?? now, now) }] as const)
    .filter(([, { missingSince }]) => now - missingSince < FORGET_AFTER_MS);
  return Object.fromEntries(kept);
}

/** Whether a part of a cursor is an open change. */
export function isOpenChange(value: unknown): value is OpenChange {
  return isRecord(value) && [value.count, value.updatedAt, value.noticedAt, value.dueAt].every(isNumber);
}
