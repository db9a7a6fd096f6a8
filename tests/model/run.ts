import fc from 'fast-check';
import { watchWrites } from '@/tests/watch-writes';
import { broken } from './invariants';
import { createModel, PARTS, type Parts } from './model';
import { SOURCE_IDS, type SourceId, STARTS, settingsAt } from './setting';
import { type Step, step } from './steps';
import { calm, take } from './take';

export interface Drawn {
  protocol: 'v1' | 'v2';
  /** ms UTC */
  start: number;
  /** The initial sources. */
  sources: SourceId[];
  /** True: everything is read once before anything else happens; false: the first read is part of the run. */
  begun: boolean;
  steps: Step[];
}

const mostly = <T>(often: T, seldom: T) => fc.oneof({ weight: 3, arbitrary: fc.constant(often) }, fc.constant(seldom));

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  protocol: mostly<'v1' | 'v2'>('v2', 'v1'),
  start: fc.constantFrom(...STARTS),
  sources: fc.subarray([...SOURCE_IDS], { minLength: 1 }),
  begun: mostly(true, false),
  steps: fc.array(step, { minLength: 1, maxLength: 20, size: 'max' }),
});

const writes = watchWrites();

/** One run: steps, then a calm phase. Returns one line per violation. */
export async function run({ protocol, start, sources, begun, steps }: Drawn, parts: Parts = PARTS): Promise<string[]> {
  writes.faults.length = 0;
  const model = await createModel(protocol, settingsAt(start, protocol, sources), parts, start);
  if (begun) {
    // Twice: the first check reads the follow list.
    for (let check = 0; check < 2; check += 1) {
      model.check('now');
      await model.untilIdle();
    }
  }
  for (const each of steps) await take(model, each);
  await calm(model);
  const wasRead = steps.some((each) => each.do === 'read');
  return [...writes.faults, ...(await broken(model, wasRead))];
}
