import fc from 'fast-check';
import { broken } from './invariants';
import { createModel, PARTS, type Parts } from './model';
import { calm, START, type Step, settingsAtFirst, step, take } from './steps';

export interface Drawn {
  /** Whether all was read once before anything happens; else the first read is among what happens. */
  begun: boolean;
  steps: Step[];
}

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  begun: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  steps: fc.array(step, { minLength: 1, maxLength: 20, size: 'max' }),
});

/** One run: steps, then calm; what does not hold then, one line each. */
export async function run({ begun, steps }: Drawn, parts: Parts = PARTS): Promise<string[]> {
  const model = await createModel(settingsAtFirst, parts, START);
  if (begun) {
    model.check('now');
    await model.settle();
  }
  for (const each of steps) await take(model, each);
  await calm(model);
  return broken(
    model,
    steps.some((each) => each.do === 'read'),
  );
}
