import { type OursResult, simulateOurs } from '@/bench/schedule/ours';
import {
  type Limits,
  meanDelay,
  optimumIntervals,
  type Result,
  simulateIntervals,
  simulateMiniflux,
  uniformIntervals,
} from '@/bench/schedule/rivals';
import { createWorld, type Shape, type TrueStream } from '@/bench/schedule/world';
import { DAY, MINUTE } from '@/utils/lib/time';
import { edgeAge, worthOf } from '@/utils/poll/stream-traits';
import type { Stream, UserStreamKind } from '@/utils/sources/stream';

const START = Date.UTC(2026, 10, 2);

export interface Comparison {
  shape: Shape;
  people: number;
  sigma: number;
  days: number;
  /** Share of Trakt's allowance. */
  share: number;
  /** Delays in this time do not count, ms, because the schedule is still learning about its people. */
  warmUp: number;
  /** Time between two reads, ms. */
  maxWait: number;
  checkMinutes: number;
}

export interface Outcome {
  ours: OursResult;
  optimum: Result;
  uniform: Result;
  miniflux: Result;
  /** Minutes, by the closed form. */
  book: { optimum: number; uniform: number };
}

const streamOf = (kind: UserStreamKind): Stream => ({ protocol: 'v2', kind, user: 'a', sourceIds: ['user:a'] });

/** Default rules. */
function limitsOf(world: readonly TrueStream[], { checkMinutes, maxWait }: Comparison): Limits[] {
  const someone = { kind: 'user' as const, id: 'user:a', username: 'a', paused: false, since: 0 };
  return world.map(({ kind }) => ({
    worth: worthOf(streamOf(kind), [someone], {}),
    shortest: Math.max(checkMinutes * MINUTE, edgeAge(streamOf(kind))),
    maxWait,
  }));
}

/** Lets all policies read the same world with as many requests as Lookout's takes. The same at every run. */
export function compare(options: Comparison): Outcome {
  const { shape, people, sigma, days, share, warmUp, maxWait, checkMinutes } = options;
  const end = START + days * DAY;
  const world = createWorld({ people, sigma, shape, seed: 1, start: START, end });
  const limits = limitsOf(world, options);
  const span = { start: START, from: START + warmUp, to: end - maxWait };
  const ours = simulateOurs(world, span, { checkMinutes, maxWait, share });
  const best = optimumIntervals(ours.requests, world, limits);
  const even = uniformIntervals(ours.requests, limits);
  return {
    ours,
    optimum: simulateIntervals(world, limits, best, span),
    uniform: simulateIntervals(world, limits, even, span),
    miniflux: simulateMiniflux(world, limits, ours.requests, span),
    book: { optimum: meanDelay(world, limits, best), uniform: meanDelay(world, limits, even) },
  };
}
