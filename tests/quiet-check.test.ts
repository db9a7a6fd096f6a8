import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { makeMenu } from '@/entrypoints/background/menu';
import { createWorld } from '@/sandbox/world';
import { userSource } from '@/tests/builders/source';
import { countWork } from '@/tests/count-work';
import { startLookout } from '@/tests/lookout';
import { DAY, MINUTE } from '@/utils/lib/time';
import { readSignals, watchSignals } from '@/utils/messaging/signals';

const PEOPLE = Array.from({ length: 10 }, (_, index) => `person${index}`);

/** A worker that has checked once, and people without new activities. */
async function quiet() {
  const world = createWorld({ people: PEOPLE.map((username) => ({ username })), shows: [], movies: [], events: [] });
  const lookout = await startLookout({ sources: PEOPLE.map((name) => userSource(name, { name })) }, world);
  await makeMenu(lookout.services);
  await lookout.services.check('now');
  lookout.pass(DAY);
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
  return lookout;
}

it('asks the browser for next to nothing at a check that finds nothing new', async () => {
  const lookout = await quiet();
  const before = lookout.sandbox.log.length;
  const keepAlive = vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo');
  const counts = await countWork(() => lookout.services.check('tick'));
  expect(lookout.sandbox.log.length - before).toBeGreaterThanOrEqual(48);
  expect(counts.readwrite).toBeLessThanOrEqual(2);
  expect(counts.readwrite + counts.readonly).toBeLessThanOrEqual(8);
  expect(counts.local + counts.session).toBeLessThanOrEqual(4);
  expect(counts.toolbar).toBe(0);
  expect(keepAlive.mock.calls.length).toBeGreaterThanOrEqual(1);
  expect(keepAlive.mock.calls.length).toBeLessThanOrEqual(2);
});

it('writes no progress while no page is open, and a few times a second while one is', async () => {
  const lookout = await quiet();
  const seen: unknown[] = [];
  const stop = watchSignals(({ check }) => seen.push(...(check ? [check] : [])));
  await lookout.services.check('tick');
  expect(seen).toEqual([]);
  lookout.browser.pages = 1;
  lookout.pass(5 * MINUTE);
  await lookout.services.check('tick');
  stop();
  // The clock of the test moves a millisecond at each look: all 48 reads lie within a second.
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThanOrEqual(4);
  expect((await readSignals()).check).toBeNull();
});

it('shows the end of a snooze again after the menu was made once more', async () => {
  const lookout = await quiet();
  await lookout.settings({ snoozeUntil: lookout.now() + DAY });
  await lookout.services.refreshBrowserUi();
  await makeMenu(lookout.services);
  expect(lookout.browser.menu.get('snooze-end')).not.toBeNull();
});
