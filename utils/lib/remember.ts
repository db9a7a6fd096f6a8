/**
 * Caches a read. Reads again only after a change, or if the last read failed.
 *
 * @param changes the number of changes so far; must have increased by the time a change is complete
 */
export function remember<T>(changes: () => number, read: () => Promise<T>): () => Promise<T> {
  let known: { at: number; value: Promise<T> } | null = null;
  return () => {
    const at = changes();
    if (known?.at === at) return known.value;
    const next = { at, value: read() };
    known = next;
    next.value.catch(() => {
      if (known === next) known = null;
    });
    return next.value;
  };
}
