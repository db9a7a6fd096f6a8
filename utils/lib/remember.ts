/**
 * Reads a value once, and again only when it has changed, or if the read failed.
 *
 * @param changes counts the changes; must have grown when a change is complete
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
