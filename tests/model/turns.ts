export interface Clock {
  /** ms UTC */
  now: number;
}

/** Lets so many tasks of the event loop go by: whatever is under way gets on by a few steps. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((next) => setImmediate(next));
}
