import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nthLargest } from '@/utils/lib/nth-largest';

it('equals the n-th after sorting', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), { maxLength: 60 });
  fc.assert(
    fc.property(values, fc.nat(70), (all, n) => {
      const sorted = [...all].sort((a, b) => b - a);
      // 0 and -0 are equal, and may be swapped.
      expect((nthLargest(Float64Array.from(all), n) ?? 0) + 0).toBe((sorted[n] ?? 0) + 0);
    }),
    { numRuns: 2000 },
  );
});
