import { expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { about, type Lookout, startLookout } from '@/tests/lookout';
import { DAY, MINUTE } from '@/utils/lib/time';
import { withSourcePaused } from '@/utils/settings/changes';
import { readPollerState } from '@/utils/store/poller-state';

const AHEAD = 730 * DAY;

/** The feed, newest first. */
const cards = async (lookout: Lookout) => (await lookout.db()).getAll('cards');

/** One check of Mia with a clock two years ahead, with one new play; Trakt's own clock stays right. */
async function start() {
  const lookout = await startLookout({ sources: [userSource('mia')], keep: { days: 30, rows: null } });
  const { sandbox, services } = lookout;
  const play = (episode: number) =>
    sandbox.control.event({
      user: 'mia',
      action: 'scrobble',
      show: 'severance',
      season: 1,
      episode,
      at: lookout.now(),
    });
  await services.check('now');
  lookout.pass(5 * MINUTE);
  play(3);
  const before = await cards(lookout);
  lookout.pass(AHEAD);
  await services.check('tick');
  const during = await cards(lookout);
  lookout.pass(-AHEAD + 5 * MINUTE);
  return { lookout, play, before, during };
}

it('pins no card to the top after one check by a clock that was two years ahead', async () => {
  const { lookout, play } = await start();
  expect(lookout.browser.raised).toHaveLength(1);
  const [ahead] = await cards(lookout);
  expect(-(ahead?.key[0] ?? 0)).toBeGreaterThan(lookout.now() + DAY);
  await lookout.services.check('tick');
  const db = await lookout.db();
  const [card] = await cards(lookout);
  expect(card?.id).toBe(ahead?.id);
  expect(-(card?.key[0] ?? 0)).toBe(card?.activities[0]?.at);
  expect(await db.getAllKeys('unread')).toEqual([card?.key]);
  expect(card?.activities[0]?.noticedAt).toBeLessThanOrEqual(lookout.now());
  expect((await readPollerState(db))?.lastCheck).toEqual(about(lookout.now()));
  // Later activities are above it, and notify.
  lookout.pass(13 * 60 * MINUTE);
  play(9);
  await lookout.services.check('tick');
  const [top, next] = await cards(lookout);
  expect(top?.activities[0]?.episode?.number).toBe(9);
  expect(next?.id).toBe(card?.id);
  expect(lookout.browser.raised).toHaveLength(2);
});

it('deletes nothing as too old while the clock is ahead', async () => {
  const { lookout, before, during } = await start();
  expect(before.length).toBeGreaterThan(3);
  expect(during.length).toBeGreaterThanOrEqual(before.length);
  // After a real absence, the check after next deletes it.
  await lookout.services.check('tick');
  lookout.pass(60 * DAY);
  await lookout.services.check('tick');
  expect((await cards(lookout)).length).toBeGreaterThanOrEqual(before.length);
  lookout.pass(5 * MINUTE);
  await lookout.services.check('tick');
  expect((await cards(lookout)).length).toBeLessThan(before.length);
});

it('notifies of somebody who was resumed by a clock that was ahead', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  const { sandbox, services } = lookout;
  const pause = async (paused: boolean) => {
    await services.settings.change((before) => withSourcePaused(before, 'user:mia', paused));
    await services.refreshBrowserUi();
  };
  await services.check('now');
  await pause(true);
  lookout.pass(AHEAD);
  await pause(false);
  lookout.pass(-AHEAD + 5 * MINUTE);
  await services.check('now');
  lookout.pass(5 * MINUTE);
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 3 });
  lookout.pass(5 * MINUTE);
  await services.check('now');
  expect(lookout.browser.raised).toHaveLength(1);
});
