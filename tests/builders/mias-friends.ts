import { expect } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { signInAt } from '@/tests/builders/sign-in';
import { type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { Level, Rules } from '@/utils/rules/rule';
import type { Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

export const plays = (level: Level): Rules => ({ episode: { scrobble: level } });
export const comments = (level: Level): Rules => ({ episode: { shout: level }, show: { shout: level } });
const NOW = Date.UTC(2026, 10, 22, 12);
const PAST = { at: NOW - 30 * HOUR, action: 'scrobble' as const, show: 'severance', season: 1, episode: 1 };

/** Mia follows Ben and Kofi, but not Hugo. */
const world = () =>
  createWorld({
    people: [
      { username: 'mia', name: 'Mia', following: ['ben', 'kofi'] },
      { username: 'ben', name: 'Ben' },
      { username: 'kofi', name: 'Kofi' },
      { username: 'hugo', name: 'Hugo' },
    ],
    shows: [
      {
        title: 'Severance',
        seasons: [
          { number: 1, episodes: 9 },
          { number: 2, episodes: 9 },
        ],
      },
    ],
    movies: [],
    events: ['ben', 'kofi', 'hugo'].map((user) => ({ ...PAST, user })),
  });

/** Signed in as Mia on v2; all past activities have been read. */
export async function startWithPast(sources: Source[], rules: Rules = {}, v1 = false): Promise<Lookout> {
  const origin = 'https://api.trakt.tv';
  const server: Partial<Settings> = v1
    ? { server: { protocol: 'v1', origin }, clientIds: { [origin]: SANDBOX_CLIENT_ID } }
    : {};
  const lookout = await startLookout({ sources, rules, ...server }, world());
  if (!v1) {
    const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
    await (await lookout.services.session(await lookout.services.settings.read())).storeSignIn(account, credentials);
  }
  await check(lookout);
  await check(lookout);
  expect(lookout.sandbox.log.some(({ path }) => path.startsWith('/activity/'))).toBe(v1);
  expect(lookout.browser.raised).toEqual([]);
  return lookout;
}

export async function check(lookout: Lookout): Promise<void> {
  lookout.pass(5 * MINUTE);
  expect((await lookout.services.check('now')).ok).toBe(true);
}

/** Changes the settings as a page does. */
export async function changeSettings(lookout: Lookout, how: (before: Settings) => Settings): Promise<void> {
  await lookout.services.settings.change(how);
  await lookout.services.refreshBrowserUi();
}

export const play = ({ sandbox }: Lookout, user: string, episode: number, season = 1) =>
  sandbox.control.event({ user, action: 'scrobble', show: 'severance', season, episode });
export const shout = ({ sandbox }: Lookout, user: string) =>
  sandbox.control.event({ user, action: 'shout', show: 'severance', season: 1, episode: 2, text: 'That corridor.' });
/** How many notifications contain these words. */
export const notified = ({ browser }: Lookout, words: RegExp) =>
  browser.raised.filter(({ title, message }) => words.test(`${title} ${message}`)).length;
/** Slugs of the people in the feed, one for each activity. */
export const newsOf = async (lookout: Lookout) =>
  (await lookout.rows()).flatMap(({ card }) =>
    card.activities.flatMap(({ user, reason }) => (reason.kind === 'baseline' ? [] : user.slug)),
  );
