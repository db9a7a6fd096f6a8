import { expect, it } from 'vitest';
import { serialize } from '@/utils/lib/serialize';

it('runs one at a time, each with the state at its start', async () => {
  const said: string[] = [];
  let now = 'first';
  const waits = [20, 0];
  const say = serialize(async () => {
    const seen = now;
    await new Promise((resolve) => setTimeout(resolve, waits.shift()));
    said.push(seen);
  });
  const first = say();
  await Promise.resolve();
  await Promise.resolve();
  now = 'second';
  await Promise.all([first, say()]);
  expect(said).toEqual(['first', 'second']);
});

it('continues after a failure, which only its caller gets', async () => {
  const answers = [() => Promise.reject(new Error('full')), async () => 'well'];
  const ask = serialize(() => answers.shift()?.() ?? Promise.reject(new Error('nothing left')));
  const [first, second] = [ask(), ask()];
  await expect(first).rejects.toThrow('full');
  expect(await second).toBe('well');
});
