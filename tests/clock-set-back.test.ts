import { expect, it } from 'vitest';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { userSource } from '@/tests/builders/source';
import { about, startLookout } from '@/tests/lookout';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { fullBudget, wait } from '@/utils/poll/budget';
import { readPollerState, updatePollerState } from '@/utils/store/poller-state';

it('announces again, an hour after a snooze for an hour that was set while the clock was a year ahead', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  const { control } = lookout.sandbox;
  const move = (ms: number) => {
    lookout.pass(ms);
    control.clock({ advanceMs: -ms });
  };
  await lookout.services.check('now');
  move(365 * DAY);
  await settingsCommands(lookout.services).snooze({ until: lookout.now() + HOUR });
  lookout.pass(10 * MINUTE);
  await lookout.services.check('now');
  move(-365 * DAY);
  control.event({ user: 'mia', action: 'scrobble', show: 'dark', season: 1, episode: 1 });
  lookout.pass(5 * MINUTE);
  await lookout.services.check('now');
  expect(lookout.browser.raised).toEqual([]);
  lookout.pass(HOUR);
  await lookout.services.check('now');
  expect(lookout.browser.raised).toHaveLength(1);
});

it('keeps Trakt’s wait, and no longer than that, after a clock that was ahead is corrected', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  const until = lookout.now() + 5 * MINUTE;
  const budget = wait(fullBudget(lookout.now()), 'rate-limited', until, lookout.now(), () => 0.5);
  await updatePollerState(await lookout.db(), () => ({ budget, lastCheck: null }));
  lookout.pass(-DAY);
  const check = async () => {
    const round = await lookout.services.check('tick');
    return round.ok && round.value.stopped;
  };
  expect(await check()).toBe('waiting');
  // Also for pages, and for a new worker.
  lookout.restart();
  expect((await readPollerState(await lookout.db()))?.budget.waitUntil).toEqual(about(lookout.now() + 5 * MINUTE));
  lookout.pass(4 * MINUTE);
  expect(await check()).toBe('waiting');
  expect(lookout.sandbox.log).toEqual([]);
  lookout.pass(MINUTE);
  expect(await check()).toBeNull();
});
