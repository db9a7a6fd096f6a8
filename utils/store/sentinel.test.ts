import { expect, it } from 'vitest';
import { NOW } from '@/tests/builders/store';
import { SECOND } from '@/utils/lib/time';
import { isWorthKeeping, type Sentinel } from '@/utils/store/sentinel';

const sentinel = (change: Partial<Sentinel>): Sentinel => ({
  ...{ birth: 'a', at: NOW, coverage: undefined, reads: {}, listed: {}, waiting: [], refused: undefined },
  ...{ follows: undefined, watchlist: undefined, poller: undefined },
  ...change,
});

it('keeps the first read of a stream at once, so that a loss right after the first check hides nothing', () => {
  const before = sentinel({ reads: { 'history:mia': NOW } });
  const reads = { 'history:mia': NOW, 'ratings:mia': NOW };
  expect(isWorthKeeping(before, sentinel({ at: NOW + 1, reads }))).toBe(true);
});

it('keeps later reads of two streams after a second, not at each check', () => {
  const before = sentinel({ reads: { 'history:mia': NOW, 'ratings:mia': NOW } });
  const after = (at: number) => sentinel({ at, reads: { ...before.reads, 'history:mia': at } });
  expect(isWorthKeeping(before, after(NOW + SECOND - 1))).toBe(false);
  expect(isWorthKeeping(before, after(NOW + SECOND))).toBe(true);
});
