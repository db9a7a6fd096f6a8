/** Several pieces of work on the store, of which none is left out because another failed. */
export interface GoOn {
  /** Undefined where the work threw. */
  <T>(work: () => Promise<T>): Promise<T | undefined>;
  /** What the first threw that did, if any. */
  thrown?: { error: unknown };
}

/** @param onThrown told of each, as it was thrown */
export function createGoOn(onThrown: (error: unknown) => void = () => {}): GoOn {
  const goOn: GoOn = async (work) => {
    try {
      return await work();
    } catch (error) {
      onThrown(error);
      goOn.thrown ??= { error };
      return undefined;
    }
  };
  return goOn;
}
