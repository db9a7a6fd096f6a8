import { expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { showSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { MINUTE, SECOND } from '@/utils/lib/time';
import { withoutSource, withSource } from '@/utils/settings/changes';

const origin = 'https://api.trakt.tv';
const V1 = { server: { protocol: 'v1', origin }, clientIds: { [origin]: SANDBOX_CLIENT_ID } } as const;
const PLAYS = 150;

const world = (titles = ['Severance', 'Andor']) =>
  createWorld({
    people: [{ username: 'ben', name: 'Ben' }],
    shows: titles.map((title) => ({ title, seasons: [{ number: 1, episodes: 200 }] })),
    movies: [],
    events: [],
  });

it('loses nothing of a busy show if another show is added before it was read, on protocol v1', async () => {
  const lookout = await startLookout({ sources: [showSource('severance')], ...V1 }, world());
  await lookout.services.check('now');
  for (let episode = 1; episode <= PLAYS; episode += 1) {
    lookout.pass(2 * SECOND);
    lookout.sandbox.control.event({ user: 'ben', action: 'scrobble', show: 'severance', season: 1, episode });
  }
  lookout.pass(MINUTE);
  await lookout.services.settings.change((before) => withSource(before, showSource('andor', { since: lookout.now() })));
  await lookout.services.refreshBrowserUi();
  await lookout.services.check('now');
  const news = (await lookout.rows()).flatMap(({ card }) =>
    card.activities.filter(({ reason }) => reason.kind === 'default-rule'),
  );
  expect(news).toHaveLength(PLAYS);
});

it('loses nothing if one of 45 shows is removed before the others were read, on protocol v1', async () => {
  const slugs = Array.from({ length: 45 }, (_, index) => `show-${index}`);
  const sources = slugs.map((slug) => showSource(slug));
  const lookout = await startLookout({ sources, ...V1 }, world(slugs.map((slug) => slug.replace('-', ' '))));
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
  for (const show of slugs)
    lookout.sandbox.control.event({ user: 'ben', action: 'scrobble', show, season: 1, episode: 1 });
  await lookout.services.settings.change((before) => withoutSource(before, 'show:show-3'));
  await lookout.services.refreshBrowserUi();
  for (let count = 0; count < 3; count += 1) {
    await lookout.services.check('now');
    lookout.pass(5 * MINUTE);
  }
  const all = (await lookout.rows()).flatMap(({ card }) => card.activities);
  expect(
    all
      .filter(({ reason }) => reason.kind === 'default-rule')
      .map(({ show }) => show?.ids.slug)
      .sort(),
  ).toEqual(slugs.filter((slug) => slug !== 'show-3').sort());
});
