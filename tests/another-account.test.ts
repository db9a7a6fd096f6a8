import { describe, expect, it } from 'vitest';
import { accountCommands } from '@/entrypoints/background/account-commands';
import { createWorld } from '@/sandbox/world';
import { agreeAt } from '@/tests/builders/sign-in';
import { followingSource, userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { readStreamStates } from '@/utils/store/stream-states';

/** Mia and Jo share a browser. Both follow Zofia; Kofi is followed by Jo alone. */
const WORLD = {
  people: [
    { username: 'mia', following: ['ben', 'zofia'] },
    { username: 'jo', following: ['kofi', 'zofia'] },
    { username: 'ben', name: 'Ben' },
    { username: 'kofi', name: 'Kofi' },
    { username: 'zofia', name: 'Zofia', private: true, following: ['mia', 'jo'] },
  ],
  shows: [{ title: 'Alpha', seasons: [{ number: 1, episodes: 8 }] }],
  movies: [],
  events: [],
};

/** Mia watches everyone she follows, and signed out some time ago. */
async function start(): Promise<Lookout> {
  const lookout = await startLookout({ sources: [followingSource()] }, createWorld(WORLD));
  await signIn(lookout, 'mia');
  await check(lookout);
  await check(lookout);
  await accountCommands(lookout.services).signOut();
  await check(lookout);
  lookout.pass(3 * DAY);
  return lookout;
}

async function signIn({ sandbox, services }: Lookout, as: string): Promise<void> {
  sandbox.control.settings({ oauth: { as } });
  const reply = await accountCommands(services).signIn(await agreeAt(sandbox));
  expect(reply).toMatchObject({ ok: true, signIn: { kind: 'done', account: { slug: as } } });
  // Lets the checks end that the sign-in has started.
  await services.check('soon');
}

async function check(lookout: Lookout): Promise<string[]> {
  const before = lookout.sandbox.log.length;
  lookout.pass(5 * MINUTE);
  await lookout.services.check('now');
  return lookout.sandbox.log.slice(before).map(({ path }) => path);
}

const play = ({ sandbox }: Lookout, user: string, episode: number) =>
  sandbox.control.event({ user, action: 'scrobble', show: 'alpha', season: 1, episode });
const rate = ({ sandbox }: Lookout, user: string, rating: number) =>
  sandbox.control.event({ user, action: 'rating', show: 'alpha', rating });
const raised = ({ browser }: Lookout) =>
  browser.raised.map(({ title }) => title).filter((title) => !/private/.test(title));
const rows = async (lookout: Lookout) =>
  (await lookout.rows()).flatMap(({ card }) =>
    card.activities.map(({ user, reason }) => `${user.slug} ${reason.kind}`),
  );

describe('another account', () => {
  it('marks past activities of the people it follows as read, and notifies of new ones', async () => {
    const lookout = await start();
    play(lookout, 'kofi', 1);
    play(lookout, 'zofia', 2);
    rate(lookout, 'zofia', 8);
    lookout.pass(HOUR);
    await signIn(lookout, 'jo');
    await check(lookout);
    await check(lookout);
    expect(raised(lookout)).toEqual([]);
    expect((await rows(lookout)).sort()).toEqual(['kofi baseline', 'zofia baseline', 'zofia baseline']);
    play(lookout, 'kofi', 3);
    await check(lookout);
    expect(raised(lookout)).toEqual([expect.stringContaining('Kofi')]);
  });

  it('requests nobody that only the other account follows', async () => {
    const lookout = await start();
    const before = lookout.sandbox.log.length;
    await signIn(lookout, 'jo');
    const asked = [...lookout.sandbox.log.slice(before).map(({ path }) => path), ...(await check(lookout))];
    expect(asked.some((path) => path.includes('/users/kofi'))).toBe(true);
    expect(asked.filter((path) => path.includes('/users/ben'))).toEqual([]);
  });

  it('reads nothing with the former account’s cursors if it signs in during a round', async () => {
    const lookout = await start();
    // Somebody is read while nobody is signed in.
    await lookout.settings({ sources: [followingSource(), userSource('mia')] });
    play(lookout, 'kofi', 1);
    lookout.pass(HOUR);
    const { fetch } = lookout.sandbox;
    const { services } = lookout;
    let asked = 0;
    Object.assign(lookout.sandbox, {
      // During a round that was not started by a sign-in.
      fetch: async (...args: Parameters<typeof fetch>) => {
        if (asked++ === 0) {
          lookout.sandbox.control.settings({ oauth: { as: 'jo' } });
          await accountCommands(services).signIn(await agreeAt(lookout.sandbox));
        }
        return fetch(...args);
      },
    });
    await check(lookout);
    await check(lookout);
    await check(lookout);
    expect(raised(lookout)).toEqual([]);
    expect(
      [...(await readStreamStates(await lookout.db())).values()].find(({ key }) => key === 'follows')?.readAs,
    ).toBe('jo');
  });
});

it('reads nobody else it follows once the account signs out during a round', async () => {
  const lookout = await startLookout({ sources: [followingSource()] }, createWorld(WORLD));
  await signIn(lookout, 'mia');
  await check(lookout);
  await check(lookout);
  const { fetch } = lookout.sandbox;
  const { services } = lookout;
  const people: string[] = [];
  let isOut = false;
  Object.assign(lookout.sandbox, {
    fetch: async (...args: Parameters<typeof fetch>) => {
      const path = new URL(new Request(...args).url).pathname;
      const isListing = path.startsWith('/users/') && path !== '/users/settings';
      if (isOut && isListing) people.push(path);
      if (!isOut && isListing) {
        isOut = true;
        await accountCommands(services).signOut();
      }
      return fetch(...args);
    },
  });
  await check(lookout);
  expect(isOut).toBe(true);
  // A second read was already on its way beside the first one.
  expect(people.length).toBeLessThanOrEqual(1);
});

it('loses nothing if the same account signs in again', async () => {
  const lookout = await start();
  play(lookout, 'ben', 1);
  play(lookout, 'zofia', 2);
  rate(lookout, 'zofia', 8);
  lookout.pass(HOUR);
  await signIn(lookout, 'mia');
  await check(lookout);
  await check(lookout);
  const notified = raised(lookout).join();
  for (const name of ['Ben', 'Zofia watched', 'Zofia rated']) expect(notified).toContain(name);
});
