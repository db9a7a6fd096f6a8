import { expect, it } from 'vitest';
import { createWorld } from '@/sandbox/world';
import { userSource } from '@/tests/builders/source';
import { countWork } from '@/tests/count-work';
import { startLookout } from '@/tests/lookout';
import { DAY, MINUTE } from '@/utils/lib/time';

const PEOPLE = Array.from({ length: 10 }, (_, index) => `person${index}`);

/** A worker that has checked once, and people without new activities. */
async function quiet() {
  const world = createWorld({ people: PEOPLE.map((username) => ({ username })), shows: [], movies: [], events: [] });
  const lookout = await startLookout({ sources: PEOPLE.map((name) => userSource(name)) }, world);
  await lookout.services.check('now');
  lookout.pass(DAY);
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
  return lookout;
}

it('asks the browser for next to nothing at a check that finds nothing new', async () => {
  const lookout = await quiet();
  const before = lookout.sandbox.log.length;
  const counts = await countWork(() => lookout.services.check('tick'));
  expect(lookout.sandbox.log.length - before).toBeGreaterThanOrEqual(48);
  expect(counts.readwrite).toBeLessThanOrEqual(6);
  expect(counts.local).toBeLessThanOrEqual(30);
  expect(counts.toolbar).toBeLessThanOrEqual(2);
});
