import { expect, it } from 'vitest';
import { bounded } from '@/utils/lib/bounded';

it.each([
  [7, 7],
  [5, 5],
  [0.001, 5],
  [-1e300, 5],
  [61, 60],
  [1e300, 60],
  [Number.MAX_VALUE, 60],
])('%d becomes %d between 5 and 60', (value, expected) => expect(bounded(value, 5, 60)).toBe(expected));

// JSON can contain 1e999.
it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '7', null, undefined, [7], 7n])(
  '%s is not a finite number and becomes null',
  (value) => expect(bounded(value, 5, 60)).toBeNull(),
);
