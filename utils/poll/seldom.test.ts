import { expect, it } from 'vitest';
import { seldom } from '@/utils/poll/seldom';

function counted() {
  let calls = 0;
  const call = seldom(async () => {
    calls += 1;
  }, 1000);
  return { call, calls: () => calls };
}

it('calls at once, then not before the time is over', async () => {
  const { call, calls } = counted();
  await Promise.all([call(10_000), call(10_000)]);
  await call(10_999);
  expect(calls()).toBe(1);
  await call(11_000);
  expect(calls()).toBe(2);
});

it('does not wait for a clock that was set back', async () => {
  const { call, calls } = counted();
  await call(10_000);
  await call(5000);
  expect(calls()).toBe(2);
});
