import { expect, it } from 'vitest';
import { remember } from '@/utils/lib/remember';

it('reads again after a change, and after a failed read', async () => {
  const answers = [async () => 'a', () => Promise.reject(new Error('b')), async () => 'c'];
  let [reads, changes] = [0, 0];
  const read = remember(
    () => changes,
    () => (answers[reads++] ?? (async () => 'd'))(),
  );
  expect([await read(), await read(), reads]).toEqual(['a', 'a', 1]);
  changes += 1;
  await expect(read()).rejects.toThrow('b');
  expect([await read(), await read(), reads]).toEqual(['c', 'c', 3]);
});
