/** Two clocks: Trakt's, which is right, and the computer's, which may be wrong. */
export interface Clock {
  /** The computer's, ms UTC. */
  readonly now: number;
  /** Trakt's, ms UTC. */
  right: number;
  /** How far the computer's clock is ahead, ms. */
  ahead: number;
  /** The computer's clock for the product: it advances between two calls. */
  tick(): number;
}

export function createClock(start: number): Clock {
  return {
    right: start,
    ahead: 0,
    get now() {
      return this.right + this.ahead;
    },
    tick() {
      this.right += 1;
      return this.now;
    },
  };
}

/** Lets this many tasks of the event loop run, so that pending work advances by a few steps. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((next) => setImmediate(next));
}
