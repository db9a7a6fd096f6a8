/**
 * Runs calls one at a time, in order. For work that reads first and writes later, where an earlier call must not
 * overwrite what a later one has seen. Only the caller gets its failure.
 */
export function serialize<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
