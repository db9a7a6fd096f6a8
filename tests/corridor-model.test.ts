import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawn, run } from '@/tests/model/run';
import type { Step } from '@/tests/model/steps';
import { MINUTE } from '@/utils/lib/time';

const RUNS = Number(process.env.MODEL_RUNS ?? 5000);

beforeEach(() => {
  // The model changes to and from summer time.
  vi.stubEnv('TZ', 'Europe/Berlin');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it(`loses nothing and notifies of nothing twice in ${RUNS} random runs`, {
  // Only against hanging: a run takes 0.1 s, and several times that on a busy machine.
  timeout: 60_000 + RUNS * 2000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (each) => {
      expect(await run(each)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

it('sends nothing more once a read beside it was asked to wait', async () => {
  const steps: Step[] = [
    { do: 'fault', kind: 'private', times: 2 },
    { do: 'pass', ms: 6 * MINUTE },
    { do: 'fault', kind: 'blocked', times: 1 },
    { do: 'turns', count: 12 },
    { do: 'read', all: false },
    { do: 'snooze' },
  ];
  const sources = ['user:bob', 'following', 'show:fargo'] as const;
  const start = Date.UTC(2026, 9, 25, 0, 30);
  expect(await run({ protocol: 'v2', start, sources: [...sources], begun: true, steps })).toEqual([]);
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

it('reads somebody alone who is not followed any more, before it knows that', async () => {
  const steps: Step[] = [
    { do: 'follow', user: 'cat' },
    { do: 'event', user: 'cat', kind: 'play', item: 'movie', number: 1, ago: 0 },
    { do: 'pass', ms: 5 * MINUTE },
    { do: 'turns', count: 24 },
    { do: 'refuse the feed' },
  ];
  const start = Date.UTC(2026, 9, 25, 0, 30);
  expect(await run({ protocol: 'v2', start, sources: ['following'], begun: true, steps })).toEqual([]);
});

it('keeps what waits for the end of a pause, in a card that was announced for somebody else', async () => {
  const steps: Step[] = [
    { do: 'sleep', tokens: 31 },
    { do: 'check', why: 'tick' },
    { do: 'check', why: 'tick' },
    { do: 'pause', source: 'following' },
    { do: 'settle' },
  ];
  const start = Date.UTC(2026, 9, 25, 0, 30);
  const sources = ['user:bob', 'following'] as const;
  expect(await run({ protocol: 'v2', start, sources: [...sources], begun: true, steps })).toEqual([]);
});

it('keeps the listings of everybody followed if a pause comes before it knows that the feed is back', async () => {
  const steps: Step[] = [
    { do: 'fault', kind: 'private', times: 2 },
    { do: 'pass', ms: 5 * MINUTE },
    { do: 'fault', kind: 'private', times: 3 },
    { do: 'turns', count: 1 },
    { do: 'pause', source: 'all' },
    { do: 'settle' },
  ];
  const start = Date.UTC(2026, 9, 25, 0, 30);
  expect(await run({ protocol: 'v2', start, sources: ['following', 'me'], begun: true, steps })).toEqual([]);
});
