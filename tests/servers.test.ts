import { afterEach, describe, expect, it } from 'vitest';
import { accountCommands } from '@/entrypoints/background/account-commands';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { createSandbox, SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { signInAt } from '@/tests/builders/sign-in';
import { followingSource, userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import type { SignedIn } from '@/utils/account/account';
import { sha1Hex } from '@/utils/account/sha1';
import { MINUTE } from '@/utils/lib/time';

const WORLD = {
  people: [
    { username: 'mia', name: 'Mia', password: 'open sesame', following: ['zofia', 'ben'] },
    { username: 'zofia', name: 'Zofia', private: true, following: ['mia'] },
    { username: 'ben', name: 'Ben' },
  ],
  shows: [{ title: 'Alpha', seasons: [{ number: 1, episodes: 8 }] }],
  movies: [],
  events: [],
};
const OWN = 'http://trakt.local';

/** Trakt, and a server of one's own at another address. */
async function start(change: Parameters<typeof startLookout>[0] = {}) {
  let own: Sandbox | undefined;
  const lookout = await startLookout(change, createWorld(WORLD), {
    [OWN]: (now) => {
      own = createSandbox({ world: createWorld(WORLD), now });
      own.control.clientIds(['own-key']);
      return own;
    },
  });
  last = lookout;
  if (!own) throw new Error('There is no such server');
  return { lookout, own };
}

/** What a command has set off without waiting for it must not reach into the next test. */
let last: Lookout | undefined;
afterEach(() => last?.services.check('soon'));

const commandsOf = ({ services }: Lookout) => ({ ...accountCommands(services), ...settingsCommands(services) });

async function signedIn(lookout: Lookout, change: Partial<SignedIn> = {}): Promise<SignedIn> {
  const { credentials } = await signInAt(lookout.sandbox, lookout.now());
  const { authOrigin, clientId, redirect, access, refresh, lasts } = credentials;
  return { authOrigin, clientId, redirect, access, refresh, lasts, clockAhead: 0, ...change };
}

async function check(lookout: Lookout): Promise<void> {
  lookout.pass(5 * MINUTE);
  await lookout.services.check('now');
}

describe('signing in', () => {
  it('keeps who it is, and fills in whose own things are one’s own', async () => {
    const { lookout } = await start();
    expect(await commandsOf(lookout).signIn(await signedIn(lookout))).toMatchObject({
      ok: true,
      account: { slug: 'mia', name: 'Mia', state: 'in' },
    });
    expect((await lookout.services.settings.read()).self).toBe('mia');
  });

  it.each([
    ['another server', { authOrigin: OWN }, 'gone'],
    ['another client id', { clientId: 'other' }, 'gone'],
    ['a token that is not good', { access: 'made-up' }, 'sign-in'],
  ])('keeps nothing of %s', async (_, change, kind) => {
    const { lookout } = await start();
    expect(await commandsOf(lookout).signIn(await signedIn(lookout, change))).toMatchObject({ error: { kind } });
    const settings = await lookout.services.settings.read();
    expect(await (await lookout.services.session(settings)).account()).toBeNull();
  });

  it('reads at once what waited for it', async () => {
    const { lookout } = await start({ sources: [followingSource()] });
    await check(lookout);
    await commandsOf(lookout).signIn(await signedIn(lookout));
    await check(lookout);
    await check(lookout);
    lookout.sandbox.control.event({ user: 'ben', action: 'scrobble', show: 'alpha', season: 1, episode: 1 });
    await check(lookout);
    expect(lookout.browser.raised.map(({ title }) => title)).toEqual([expect.stringContaining('Ben')]);
  });
});

describe('the people around one', () => {
  it('are one source, or some, or none', async () => {
    const { lookout } = await start();
    const commands = commandsOf(lookout);
    expect(await commands.addFollowing()).toEqual({ ok: false, error: { kind: 'sign-in' } });
    await commands.signIn(await signedIn(lookout));
    expect(await commands.people({ circle: 'following' })).toMatchObject({
      people: [{ slug: 'zofia' }, { slug: 'ben' }],
    });
    expect(await commands.people({ circle: 'friends' })).toMatchObject({ people: [{ slug: 'zofia' }] });
    expect(await commands.addFollowing()).toMatchObject({ ok: true, people: 2, source: { id: 'following' } });
    await commands.setExcept({ except: ['ben', 'ben'] });
    expect((await lookout.services.settings.read()).sources).toMatchObject([{ kind: 'following', except: ['ben'] }]);
  });
});

/** What a server of one's own was ever sent that is not for it, and Trakt that is not for Trakt. */
function strays(lookout: Lookout, own: Sandbox): string[] {
  const [here, there] = [lookout.sandbox.log, own.log].map((log) => JSON.stringify(log));
  const ofTrakt = [SANDBOX_CLIENT_ID, ...lookout.sandbox.sessions.issued];
  return [
    ...ofTrakt.filter((each) => there?.includes(each)),
    ...['own-key', 'bWlhO'].filter((each) => here?.includes(each)),
  ];
}

describe('another server', () => {
  it('gets nothing of Trakt’s where it is chosen while a round is under way, nor where one goes back in the next', async () => {
    const people = ['ben', 'zofia', 'mia'].map((slug) => userSource(slug, { name: slug }));
    const { lookout, own } = await start({ sources: people });
    const commands = commandsOf(lookout);
    await commands.signIn(await signedIn(lookout));
    await check(lookout);
    for (let moment = 0; moment < 12; moment++) {
      lookout.pass(5 * MINUTE);
      const before = [lookout.sandbox, own].map(({ log }) => log.length);
      const round = lookout.services.check('now');
      const asked = () => lookout.sandbox.log.length + own.log.length - (before[0] ?? 0) - (before[1] ?? 0);
      await expect.poll(asked, { interval: 1 }).toBeGreaterThan(moment % 6);
      const server = moment % 2 === 0 ? ({ protocol: 'v2', origin: OWN } as const) : null;
      await commands.setServer({ server });
      if (moment === 0) await commands.setClientId({ clientId: 'own-key' });
      if (server) await lookout.settings({ sources: people });
      await round;
    }
    await lookout.services.check('soon');
    expect(own.log.length).toBeGreaterThan(12);
    expect(strays(lookout, own)).toEqual([]);
    expect(own.log.filter(({ headers }) => headers.authorization)).toEqual([]);
  });

  it('is not signed in to by what was signed in to at Trakt meanwhile, nor named by it', async () => {
    const { lookout, own } = await start();
    const commands = commandsOf(lookout);
    const done = await signedIn(lookout);
    const [kept] = await Promise.all([
      commands.signIn(done),
      commands.setServer({ server: { protocol: 'v2', origin: OWN } }),
    ]);
    await commands.setClientId({ clientId: 'own-key' });
    const settings = await lookout.services.settings.read();
    expect(await (await lookout.services.session(settings)).account()).toBeNull();
    expect(settings.self).toBeNull();
    expect(strays(lookout, own)).toEqual([]);
    await commands.setServer({ server: null });
    const back = await (await lookout.services.session(await lookout.services.settings.read())).account();
    expect(back?.slug).toBe(kept.ok ? 'mia' : undefined);
  });

  it('gets no client id of a file that was meant for Trakt', async () => {
    const { lookout } = await start();
    const commands = commandsOf(lookout);
    await commands.setServer({ server: { protocol: 'v2', origin: OWN } });
    const file = { format: 'lookout/settings', version: 1, checkMinutes: 33 } as const;
    for (const trakt of [
      { origin: 'https://api.trakt.tv/', clientId: 'x' },
      { protocol: 'v1', clientId: 'x' },
    ] as const) {
      expect(await commands.applyImport({ file: { ...file, trakt } })).toEqual({ ok: false, error: { kind: 'gone' } });
    }
    const settings = await lookout.services.settings.read();
    expect([settings.clientIds[OWN], settings.checkMinutes]).toEqual([undefined, 5]);
    expect(
      await commands.applyImport({ file: { ...file, trakt: { origin: OWN, clientId: 'own-key' } } }),
    ).toMatchObject({
      ok: true,
    });
    expect((await lookout.services.settings.read()).clientIds[OWN]).toBe('own-key');
  });

  it('at the same address, but of the other protocol, has a sign-in of its own', async () => {
    const { lookout } = await start();
    const commands = commandsOf(lookout);
    await commands.signIn(await signedIn(lookout));
    const before = lookout.sandbox.log.length;
    await commands.setServer({ server: { protocol: 'v1', origin: 'https://api.trakt.tv' } });
    await lookout.settings({ sources: [userSource('ben', { name: 'Ben' })] });
    await check(lookout);
    const asked = lookout.sandbox.log.slice(before);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ headers }) => headers.authorization)).toEqual([]);
    const sha1 = await sha1Hex('open sesame');
    expect(await commands.signInV1({ username: 'mia', sha1 })).toMatchObject({ ok: true });
    await commands.signOut();
    await commands.setServer({ server: null });
    const settings = await lookout.services.settings.read();
    expect(await (await lookout.services.session(settings)).account()).toMatchObject({ kind: 'oauth', state: 'in' });
    expect(await (await lookout.services.session(settings)).authorization()).toMatch(/^Bearer /);
  });

  it('gets nothing of Trakt’s, and Trakt nothing of it', async () => {
    const { lookout, own } = await start({ sources: [userSource('ben', { name: 'Ben' })] });
    const commands = commandsOf(lookout);
    await commands.signIn(await signedIn(lookout));
    await check(lookout);
    const before = lookout.sandbox.log.length;
    await commands.setServer({ server: { protocol: 'v2', origin: OWN } });
    // No client id of Trakt's is tried there.
    await check(lookout);
    expect(own.log).toEqual([]);
    expect((await lookout.services.settings.read()).sources).toEqual([]);
    await commands.setClientId({ clientId: 'own-key' });
    await lookout.settings({ sources: [userSource('ben', { name: 'Ben' })] });
    await check(lookout);
    expect(own.log.length).toBeGreaterThan(5);
    expect(JSON.stringify(own.log)).not.toContain(SANDBOX_CLIENT_ID);
    expect(own.log.every(({ headers }) => headers.authorization === undefined)).toBe(true);
    expect(lookout.sandbox.log).toHaveLength(before);
    // Its feed is its own.
    own.control.event({ user: 'ben', action: 'scrobble', show: 'alpha', season: 1, episode: 2 });
    await check(lookout);
    expect(await lookout.rows()).not.toEqual([]);
    await commands.setServer({ server: null });
    expect(await lookout.rows()).toEqual([]);
    const settings = await lookout.services.settings.read();
    expect(settings.sources).toMatchObject([{ id: 'user:ben', since: lookout.now() }]);
    expect(await (await lookout.services.session(settings)).account()).toMatchObject({ slug: 'mia' });
    await check(lookout);
    expect(JSON.stringify(lookout.sandbox.log)).not.toContain('own-key');
    const asked = lookout.sandbox.log.slice(before).filter(({ path }) => path.startsWith('/users/ben'));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ headers }) => !headers.authorization?.startsWith('Bearer '))).toEqual([]);
  });

  it('may speak the original protocol, where one signs in with name and password', async () => {
    const { lookout, own } = await start();
    const commands = commandsOf(lookout);
    await commands.setServer({ server: { protocol: 'v1', origin: OWN } });
    await commands.setClientId({ clientId: 'own-key' });
    const wrong = await commands.signInV1({ username: 'mia', sha1: await sha1Hex('guessed') });
    expect(wrong).toEqual({ ok: false, error: { kind: 'sign-in' } });
    const right = await commands.signInV1({ username: 'mia', sha1: await sha1Hex('open sesame') });
    expect(right).toMatchObject({ ok: true, account: { kind: 'v1', slug: 'mia' } });
    await lookout.settings({ sources: [userSource('zofia', { name: 'Zofia' })] });
    await check(lookout);
    own.control.event({ user: 'zofia', action: 'scrobble', show: 'alpha', season: 1, episode: 2 });
    await check(lookout);
    expect(lookout.browser.raised.map(({ title }) => title)).toEqual([expect.stringContaining('Zofia')]);
    expect(JSON.stringify(own.log)).not.toContain('open sesame');
    // The password is changed at the server: told once, and nothing is sent any more.
    own.control.changePerson('mia', { password: 'another' });
    await check(lookout);
    await check(lookout);
    expect(lookout.browser.raised.filter(({ id }) => id === 'lookout:account')).toHaveLength(1);
    expect(own.log.at(-1)?.headers.authorization).toBeUndefined();
    expect(await commands.signOut()).toEqual({ ok: true, revoked: true });
  });
});
