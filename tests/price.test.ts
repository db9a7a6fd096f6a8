import { expect, it } from 'vitest';
import { createWorld } from '@/sandbox/world';
import { userSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { DAY, MINUTE } from '@/utils/lib/time';
import { MIN_SAVING_MS } from '@/utils/poll/price';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

/** A person with a single play, a day ago. */
async function quietPerson() {
  const shows = [{ title: 'Severance', ids: { slug: 'severance' }, seasons: [{ number: 1, episodes: 9 }] }];
  const play = { user: 'mia', action: 'scrobble', show: 'severance', season: 1 } as const;
  const world = createWorld({
    people: [{ username: 'mia' }],
    shows,
    movies: [],
    events: [{ ...play, episode: 1, at: Date.UTC(2026, 10, 21, 12) }],
  });
  const lookout = await startLookout({ sources: [userSource('mia')] }, world, {}, MIN_SAVING_MS);
  await lookout.services.check('now');
  const tick = async (ms = DEFAULT_SETTINGS.checkMinutes * MINUTE) => {
    lookout.pass(ms);
    await lookout.services.check('tick');
  };
  const asked = () => lookout.sandbox.log.length;
  return { lookout, tick, asked, play: () => lookout.sandbox.control.event({ ...play, episode: 2 }) };
}

it('asks Trakt nothing at a check where nobody is likely to have done anything', async () => {
  const { lookout, tick, asked } = await quietPerson();
  const before = asked();
  await tick();
  expect(asked()).toBe(before);
  await lookout.services.check('now');
  expect(asked()).toBeGreaterThan(before);
});

it('notifies of a play of a quiet person within 15 minutes', async () => {
  const { lookout, tick, play } = await quietPerson();
  await tick(DAY);
  play();
  for (let checks = 0; checks < 3; checks += 1) await tick();
  expect(lookout.browser.raised).toHaveLength(1);
});

it('reads what is worth it right after somebody is back', async () => {
  const { lookout, asked } = await quietPerson();
  lookout.pass(DAY);
  const before = asked();
  await lookout.services.check('soon');
  expect(asked()).toBeGreaterThan(before + 3);
});
