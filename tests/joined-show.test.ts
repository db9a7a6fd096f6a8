import { expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { showSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { MINUTE, SECOND } from '@/utils/lib/time';
import { withSource } from '@/utils/settings/changes';

const origin = 'https://api.trakt.tv';
const V1 = { server: { protocol: 'v1', origin }, clientIds: { [origin]: SANDBOX_CLIENT_ID } } as const;
const PLAYS = 150;

const world = () =>
  createWorld({
    people: [{ username: 'ben', name: 'Ben' }],
    shows: ['Severance', 'Andor'].map((title) => ({ title, seasons: [{ number: 1, episodes: 200 }] })),
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
