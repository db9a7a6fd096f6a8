/** A value that is read once and kept up to date from then on, without a component. */
export interface Followed<T> {
  /** The value that was read first. */
  first: Promise<T>;
  /** The latest value; null until the first is known. */
  latest(): T | null;
  /** Calls `onChange` with each later value. Returns a function that stops it. */
  subscribe(onChange: (value: T) => void): () => void;
}

/**
 * Reads a value and follows its changes. Starts to listen before the read, so that no change is missed in between.
 *
 * @param watch calls back with each new value
 */
export function follow<T>(read: () => Promise<T>, watch: (onChange: (value: T) => void) => void): Followed<T> {
  const listeners = new Set<(value: T) => void>();
  let latest: T | null = null;
  const set = (value: T) => {
    latest = value;
    for (const listener of listeners) listener(value);
  };
  watch(set);
  const first = read().then((value) => {
    // A change received during the read is newer than its result.
    if (latest === null) set(value);
    return latest as T;
  });
  return {
    first,
    latest: () => latest,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
