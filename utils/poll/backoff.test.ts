import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { restAfter } from '@/utils/poll/backoff';

const INTERVAL = 5 * MINUTE;
const half = () => 0.5;
const rest = (kind: 'server' | 'private' | 'user-locked' | 'timeout' | 'offline' | 'locked', failures: number) =>
  restAfter(kind === 'server' ? { kind, status: 502 } : { kind }, failures, INTERVAL, half);

describe('restAfter', () => {
  it('doubles up to a quarter of an hour where the failure may pass by itself', () => {
    expect([1, 2, 3].map((failures) => rest('timeout', failures))).toEqual([INTERVAL, 2 * INTERVAL, 15 * MINUTE]);
    expect(rest('server', 1000)).toBe(15 * MINUTE);
    expect(restAfter({ kind: 'timeout' }, 1000, HOUR, half)).toBe(HOUR);
  });

  it('comes back soon after a server error, at once when the network is back', () => {
    expect(rest('server', 1)).toBeLessThan(INTERVAL);
    expect(rest('offline', 9)).toBe(0);
  });

  it('looks again at what only a person can change every few hours', () => {
    expect(rest('private', 1)).toBe(15 * MINUTE);
    expect(rest('private', 1000)).toBe(6 * HOUR);
    expect(rest('user-locked', 1000)).toBe(6 * HOUR);
  });

  it('does not blame a stream for what it shares with all', () => {
    expect(rest('locked', 9)).toBe(0);
  });

  it('spreads many browsers over time', () => {
    const [least, most] = [
      restAfter({ kind: 'timeout' }, 1, INTERVAL, () => 0),
      restAfter({ kind: 'timeout' }, 1, INTERVAL, () => 1),
    ];
    expect([least, most]).toEqual([0.75 * INTERVAL, 1.25 * INTERVAL]);
  });
});
