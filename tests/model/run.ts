import fc from 'fast-check';
import { watchWrites } from '@/tests/watch-writes';
import { broken } from './invariants';
import { createModel, PARTS, type Parts } from './model';
import { calm, STARTS, type Step, settingsAt, step, take } from './steps';

export interface Drawn {
  /** ms UTC */
  start: number;
  /** Whether all was read once before anything happens; else the first read is among what happens. */
  begun: boolean;
  steps: Step[];
}

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  start: fc.constantFrom(...STARTS),
  begun: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  steps: fc.array(step, { minLength: 1, maxLength: 20, size: 'max' }),
});

const writes = watchWrites();

/** One run: steps, then calm; what does not hold then, one line each. */
export async function run({ start, begun, steps }: Drawn, parts: Parts = PARTS): Promise<string[]> {
  writes.faults.length = 0;
  const model = await createModel(settingsAt(start), parts, start);
  if (begun) {
    model.check('now');
    await model.settle();
  }
  for (const each of steps) await take(model, each);
  await calm(model);
  const wasRead = steps.some((each) => each.do === 'read');
  return [...writes.faults, ...(await broken(model, wasRead))];
}
