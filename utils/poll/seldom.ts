/** A function that runs `call`, unless it did so less than `interval` ms before `at`. */
export function seldom(call: () => Promise<void>, interval: number): (at: number) => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async (at) => {
    const age = at - last;
    // The clock may have been set back.
    if (age >= 0 && age < interval) return;
    last = at;
    await call();
  };
}
