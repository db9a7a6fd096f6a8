import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawn, run } from '@/tests/model/run';

const RUNS = Number(process.env.MODEL_RUNS ?? 5000);

it(`loses nothing and tells nothing twice in ${RUNS} runs, whatever happens when`, {
  timeout: RUNS * 120,
}, async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (each) => {
      expect(await run(each)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
