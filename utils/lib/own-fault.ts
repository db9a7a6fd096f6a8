/** Exceptions that IndexedDB raises for bad arguments, not for the state of the disk. */
const BAD_VALUES: readonly string[] = ['DataError', 'DataCloneError'];

/** Whether an exception comes from a mistake in Lookout's own code, rather than from the browser's storage. */
export function isOwnFault(error: unknown): boolean {
  if (error instanceof DOMException) return BAD_VALUES.includes(error.name);
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof ReferenceError ||
    error instanceof SyntaxError
  );
}
