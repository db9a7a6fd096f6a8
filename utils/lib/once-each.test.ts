import { expect, it, vi } from 'vitest';
import { onceEach } from '@/utils/lib/once-each';

it('calls once for each key, even if the result is undefined', () => {
  const make = vi.fn((key: string) => (key === 'none' ? undefined : key.length));
  const lengthOf = onceEach(make);
  expect(['one', 'three', 'one', 'none', 'none'].map(lengthOf)).toEqual([3, 5, 3, undefined, undefined]);
  expect(make.mock.calls.map(([key]) => key)).toEqual(['one', 'three', 'none']);
});
