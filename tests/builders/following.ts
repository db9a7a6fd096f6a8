import { expect } from 'vitest';
import type { OAuthSettings } from '@/sandbox/oauth/settings';
import { createWorld } from '@/sandbox/world';
import { signInAt } from '@/tests/builders/sign-in';
import { followingSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Settings } from '@/utils/settings/settings';

const NOW = Date.UTC(2026, 10, 22, 12);
const EPISODE = { show: 'severance', season: 2, episode: 1 };

/**
 * Mia and the people she follows, each with a past of every kind that notifies by default; and Hugo, who is not among
 * them.
 */
export const world = () =>
  createWorld({
    people: [
      { username: 'mia', name: 'Mia Lindqvist', following: ['ben', 'kofi', 'zofia'] },
      { username: 'ben', name: 'Ben Okafor' },
      { username: 'kofi', name: 'Kofi Mensah' },
      { username: 'zofia', name: 'Zofia Nowak', private: true, following: ['mia'] },
      { username: 'hugo', name: 'Hugo Marchetti' },
    ],
    shows: [{ title: 'Severance', seasons: [{ number: 2, episodes: 9 }] }],
    movies: [],
    events: ['ben', 'kofi', 'zofia', 'hugo'].flatMap((user, place) => {
      const at = (hours: number) => NOW - hours * HOUR - place * MINUTE;
      return [
        { at: at(30), user, action: 'scrobble' as const, ...EPISODE },
        { at: at(29), user, action: 'rating' as const, ...EPISODE, rating: 8 },
        { at: at(28), user, action: 'watchlist' as const, show: 'severance' },
        { at: at(27), user, action: 'shout' as const, ...EPISODE, text: 'That corridor.' },
      ];
    }),
  });

/** Mia has signed in and watches everyone she follows; their past has been read. */
export async function start(
  change: Partial<Settings> = {},
  feedStatus: OAuthSettings['feedStatus'] = 200,
): Promise<Lookout> {
  const lookout = await startLookout({ sources: [followingSource()], ...change }, world());
  lookout.sandbox.control.settings({ oauth: { feedStatus } });
  const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
  const session = await lookout.services.session(await lookout.services.settings.read());
  await session.storeSignIn(account, credentials);
  await check(lookout);
  await check(lookout);
  return lookout;
}

export async function check(lookout: Lookout): Promise<string[]> {
  const before = lookout.sandbox.log.length;
  lookout.pass(5 * MINUTE);
  const checked = await lookout.services.check('tick');
  expect(checked.ok).toBe(true);
  return lookout.sandbox.log.slice(before).map(({ path }) => path);
}

export const play = (lookout: Lookout, user: string, episode = 5) =>
  lookout.sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 2, episode });
export const raised = (lookout: Lookout) => lookout.browser.raised.map(({ title, message }) => `${title} ${message}`);
