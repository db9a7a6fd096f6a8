import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawn, run } from '@/tests/model/run';

const RUNS = Number(process.env.MODEL_RUNS ?? 5000);

const zone = process.env.TZ;
beforeAll(() => {
  // Its clocks change while the model runs.
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  process.env.TZ = zone;
});

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
