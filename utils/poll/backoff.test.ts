import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { restAfter } from '@/utils/poll/backoff';

const INTERVAL = 5 * MINUTE;
const half = () => 0.5;
const rest = (kind: 'server' | 'private' | 'user-locked' | 'timeout' | 'offline' | 'locked', failures: number) =>
  restAfter(kind === 'server' ? { kind, status: 502 } : { kind }, failures, INTERVAL, half);

describe('restAfter', () => {
  it('doubles up to a quarter of an hour after temporary failures', () => {
    expect([1, 2, 3].map((failures) => rest('timeout', failures))).toEqual([INTERVAL, 2 * INTERVAL, 15 * MINUTE]);
    expect(rest('server', 1000)).toBe(15 * MINUTE);
    expect(restAfter({ kind: 'timeout' }, 1000, HOUR, half)).toBe(HOUR);
  });

  it('retries soon after a server error, and at once when the network is back', () => {
    expect(rest('server', 1)).toBeLessThan(INTERVAL);
    expect(rest('offline', 9)).toBe(0);
  });

  it('retries every few hours after failures that only a person can resolve', () => {
    expect(rest('private', 1)).toBe(15 * MINUTE);
    expect(rest('private', 1000)).toBe(6 * HOUR);
    expect(rest('user-locked', 1000)).toBe(6 * HOUR);
  });

  it('does not rest a stream for failures that stop all reads', () => {
    expect(rest('locked', 9)).toBe(0);
  });

  it('spreads retries of many browsers over time', () => {
    const [least, most] = [
      restAfter({ kind: 'timeout' }, 1, INTERVAL, () => 0),
      restAfter({ kind: 'timeout' }, 1, INTERVAL, () => 1),
    ];
    expect([least, most]).toEqual([0.75 * INTERVAL, 1.25 * INTERVAL]);
  });
});
