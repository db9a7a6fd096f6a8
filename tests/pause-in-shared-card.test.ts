import { expect, it } from 'vitest';
import { check, raised, start } from '@/tests/builders/following';
import { followingSource, userSource } from '@/tests/builders/source';
import { MINUTE } from '@/utils/lib/time';
import { withSourcePaused } from '@/utils/settings/changes';

/**
 * Ben watches an episode and is paused before the feed of everyone brings it, so it waits for the end of the pause.
 * Kofi watches the same episode, so that both are one card.
 */
it.each([
  ['one by one', 3],
  ['in a summary', 0],
])('announces what waits for the end of a pause, although others of its row were announced %s', async (_, atOnce) => {
  const lookout = await start({
    atOnce,
    sources: [
      followingSource({ rules: { episode: { scrobble: 'feed', checkin: 'feed', seen: 'feed' } } }),
      userSource('ben', { name: 'Ben Okafor' }),
      userSource('kofi', { name: 'Kofi Mensah' }),
    ],
  });
  for (let n = 0; n < 2; n += 1) await check(lookout);
  const play = (user: string) =>
    lookout.sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  const pause = (paused: boolean) =>
    lookout.services.settings.change((before) => withSourcePaused(before, 'user:ben', paused));
  lookout.pass(2 * MINUTE);
  play('ben');
  lookout.pass(2 * MINUTE);
  await pause(true);
  lookout.pass(2 * MINUTE);
  play('kofi');
  for (let n = 0; n < 3; n += 1) await check(lookout);
  expect(raised(lookout)).toEqual([expect.stringContaining('Kofi')]);
  await pause(false);
  for (let n = 0; n < 3; n += 1) await check(lookout);
  expect(raised(lookout).slice(1)).toEqual([expect.stringMatching(/Ben|2 people/)]);
  expect(await (await lookout.db()).count('outbox')).toBe(0);
});
