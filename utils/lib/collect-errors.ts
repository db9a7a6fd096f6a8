/** Runs several pieces of work, each even if another one failed. */
export interface CollectErrors {
  /** Undefined if the work threw. */
  <T>(work: () => Promise<T>): Promise<T | undefined>;
  /** The first error that was thrown, if any. */
  thrown?: { error: unknown };
}

/** @param onThrown called with each error when it is thrown */
export function createCollectErrors(onThrown: (error: unknown) => void = () => {}): CollectErrors {
  const collectErrors: CollectErrors = async (work) => {
    try {
      return await work();
    } catch (error) {
      onThrown(error);
      collectErrors.thrown ??= { error };
      return undefined;
    }
  };
  return collectErrors;
}
