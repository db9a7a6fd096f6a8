import { describe, expect, it, vi } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { loseStore } from '@/tests/lose-store';
import { MINUTE } from '@/utils/lib/time';
import { withSourcePaused } from '@/utils/settings/changes';

/** Lookout on a computer with a clock that always differs from Trakt's by this many minutes. */
async function begun(behind: number) {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  lookout.sandbox.control.clock({ advanceMs: behind * MINUTE });
  const check = async (ms = 5 * MINUTE) => {
    lookout.pass(ms);
    await lookout.services.check('now');
  };
  await check();
  await check();
  return { lookout, check };
}

describe.each([0, 10, -10])('with a clock that is %i minutes behind', (behind) => {
  it('announces nothing from a pause, but everything from before it', async () => {
    const { lookout, check } = await begun(behind);
    const pause = (paused: boolean) =>
      lookout.services.settings.change((before) => withSourcePaused(before, 'user:mia', paused));
    const play = (show: string) =>
      lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show, season: 1, episode: 1 });
    lookout.pass(2 * MINUTE);
    play('severance');
    lookout.pass(2 * MINUTE);
    await pause(true);
    lookout.pass(2 * MINUTE);
    play('dark');
    lookout.pass(6 * MINUTE);
    await pause(false);
    await check(1000);
    await check();
    expect(lookout.browser.raised.map(({ title }) => title)).toEqual([expect.stringContaining('Severance')]);
  });

  it('announces nothing twice after the browser has lost the store', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { lookout, check } = await begun(behind);
    for (const movie of lookout.sandbox.world.movies.slice(1, 4)) {
      lookout.pass(2 * MINUTE);
      lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', movie: movie.ids.slug ?? '' });
      await check();
    }
    const before = lookout.browser.raised.map(({ id }) => id);
    expect(before).toHaveLength(3);
    await loseStore(lookout, 'database');
    await check();
    await check();
    expect(lookout.browser.raised.map(({ id }) => id)).toEqual(before);
  });
});

it.each(['Fri, 31 Dec 9999 23:59:59 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
  'announces what is new, and nothing else, after a lost store, if the first answers are dated “%s”',
  async (date) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { lookout, check } = await begun(0);
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 3 });
    await loseStore(lookout, 'database');
    lookout.sandbox.control.settings({ v2: { headers: { date } } });
    await check();
    lookout.sandbox.control.settings({ v2: { headers: {} } });
    await check();
    expect(lookout.browser.raised.map(({ message }) => message)).toEqual([expect.stringContaining('S01E03')]);
  },
);
