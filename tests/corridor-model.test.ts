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

it('keeps activity from before a pause as news if a restored file ends the pause at once', async () => {
  const steps: Step[] = [
    { do: 'sleep', tokens: 31 },
    { do: 'permission', is: 'granted' },
    { do: 'pause', source: 'all' },
    { do: 'restore' },
    { do: 'outage', kind: 'offline', hours: 1 },
  ];
  const start = Date.UTC(2026, 9, 25, 0, 30);
  expect(await run({ protocol: 'v2', start, sources: ['following', 'show:fargo'], begun: true, steps })).toEqual([]);
});
