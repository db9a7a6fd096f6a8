/**
 * One at a time, in the order of the calls: for work that looks first and writes later, where one that began earlier
 * must not write over what a later one has seen. A failure is the caller's alone.
 */
export function serialize<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
