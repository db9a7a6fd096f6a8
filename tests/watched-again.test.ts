import { expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';

async function begun() {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  const check = async (ms: number) => {
    lookout.pass(ms);
    await lookout.services.check('now');
  };
  await check(5 * MINUTE);
  return { lookout, check, movie: lookout.sandbox.world.movies[3]?.ids.slug ?? '' };
}

it.each([1, 11])('announces a movie that somebody watches again %i hours later', async (hours) => {
  const { lookout, check, movie } = await begun();
  for (const _ of [1, 2]) {
    lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', movie });
    await check(2 * MINUTE);
    await check(hours * HOUR);
  }
  expect(lookout.browser.raised).toHaveLength(2);
});

it('announces each change of a rating, even back to an earlier value', async () => {
  const { lookout, check, movie } = await begun();
  const words: string[] = [];
  for (const rating of [8, 3, 8]) {
    lookout.sandbox.control.event({ user: 'mia', action: 'rating', movie, rating });
    await check(30 * MINUTE);
    words.push(lookout.browser.raised.at(-1)?.message ?? '');
  }
  expect(words.map((each) => /\d+\/10/.exec(each)?.[0])).toEqual(['8/10', '3/10', '8/10']);
});

it.each([1, 20, 30])('announces a play only once if it is removed and added again after %i hours', async (hours) => {
  const { lookout, check, movie } = await begun();
  await check(5 * MINUTE);
  const play = { user: 'mia', action: 'scrobble', movie, happenedAt: lookout.now() } as const;
  const { id } = lookout.sandbox.control.event(play);
  await check(2 * MINUTE);
  await check(hours * HOUR);
  lookout.sandbox.control.event({ user: 'mia', action: 'unseen', target: id });
  lookout.sandbox.control.event(play);
  await check(5 * MINUTE);
  await check(HOUR);
  expect(lookout.browser.raised).toHaveLength(1);
});
