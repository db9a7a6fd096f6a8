import { describe, expect, it } from 'vitest';
import { compare } from '@/bench/schedule/compare';
import { DAY, HOUR } from '@/utils/lib/time';

const small = { people: 40, days: 5, share: 0.2, warmUp: 3 * DAY, maxWait: 6 * HOUR, checkMinutes: 5 };

describe('the schedule compared with the optimum for known rates', () => {
  it.each([0.5, 1, 1.5, 2])('comes close if activity differs between people by sigma %d', (sigma) => {
    const { ours, optimum, uniform } = compare({ ...small, shape: 'even', sigma });
    expect(ours.mean / optimum.mean).toBeLessThan(1.15);
    expect((uniform.mean - ours.mean) / (uniform.mean - optimum.mean)).toBeGreaterThan(0.85);
    expect(ours.requests).toBeLessThan(0.2 * 86_400 + 1);
  });

  it.each(['daily', 'lifelike'] as const)('beats it if days are %s', (shape) => {
    const { ours, optimum } = compare({ ...small, shape, sigma: 1 });
    expect(ours.mean).toBeLessThan(optimum.mean);
  });
});
