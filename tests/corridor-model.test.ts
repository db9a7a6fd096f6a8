import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawn, run } from '@/tests/model/run';

const RUNS = Number(process.env.MODEL_RUNS ?? 5000);

beforeEach(() => {
  // Its clocks change while the model runs.
  vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it(`loses nothing and notifies of nothing twice in ${RUNS} random runs`, {
  timeout: RUNS * 400,
}, async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (each) => {
      expect(await run(each)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
