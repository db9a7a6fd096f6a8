/** Reads that wait for unreadable rows before these rows are given up. */
const MAX_RETRIES = 3;

/** The retry count for the next cursor; undefined after a complete read. */
export function nextRetryCount(dropped: number, before: unknown): number | undefined {
  return dropped > 0 ? Math.min(typeof before === 'number' && before > 0 ? before : 0, MAX_RETRIES) + 1 : undefined;
}

/**
 * Whether a cursor stays in place because rows of the answer could not be read: if it moved past them, they would count
 * as old when they become readable. Most are titles that Trakt has deleted for good, so the number of retries is
 * limited.
 */
export function isRetrying(retryCount: number | undefined): boolean {
  return retryCount !== undefined && retryCount <= MAX_RETRIES;
}
