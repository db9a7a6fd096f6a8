/**
 * Runs calls one at a time, in order. For work that reads, then writes: no call may write what it derived from a state
 * that another call has replaced meanwhile. A failed call rejects for its own caller only; the next one still runs.
 */
export function serialize<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
