/** So many reads wait for rows that could not be read; then they are given up. */
const MAX_RETRIES = 3;

/** What a cursor has to say of reads that were not whole: nothing after one that was. */
export function nextRetryCount(dropped: number, before: unknown): number | undefined {
  return dropped > 0 ? Math.min(typeof before === 'number' && before > 0 ? before : 0, MAX_RETRIES) + 1 : undefined;
}

/**
 * Whether a cursor stays where it is because rows of the answer could not be read: were it moved, they would be old when
 * they can be read again. Most such rows are titles that Trakt has deleted, and stay so: it does not wait for ever.
 */
export function isRetrying(retryCount: number | undefined): boolean {
  return retryCount !== undefined && retryCount <= MAX_RETRIES;
}
