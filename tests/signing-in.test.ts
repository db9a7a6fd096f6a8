import { describe, expect, it } from 'vitest';
import { followingSource } from '@/tests/builders/source';
import { check, commandsOf, OWN, signedIn, startTwoServers } from '@/tests/builders/two-servers';

describe('signing in', () => {
  it('keeps who it is, and fills in whose own things are one’s own', async () => {
    const { lookout } = await startTwoServers();
    expect(await commandsOf(lookout).signIn(await signedIn(lookout))).toMatchObject({
      ok: true,
      account: { slug: 'mia', name: 'Mia', state: 'in' },
    });
    expect((await lookout.services.settings.read()).self).toBe('mia');
  });

  it.each([
    ['follows who signs in next', null, 'zofia'],
    ['that was given by hand stays', 'jo', 'jo'],
  ])('the name of one’s own %s', async (_, given, after) => {
    const { lookout } = await startTwoServers();
    const { signIn, signOut } = commandsOf(lookout);
    await signIn(await signedIn(lookout));
    if (given) await lookout.settings({ self: given });
    await signOut();
    expect((await lookout.services.settings.read()).self).toBe(given ?? 'mia');
    lookout.sandbox.control.settings({ oauth: { as: 'zofia' } });
    await signIn(await signedIn(lookout));
    expect((await lookout.services.settings.read()).self).toBe(after);
  });

  it('at another server leaves who one is at the first', async () => {
    const { lookout } = await startTwoServers();
    const commands = commandsOf(lookout);
    await commands.signIn(await signedIn(lookout));
    await commands.setServer({ server: { protocol: 'v1', origin: OWN } });
    expect((await lookout.services.settings.read()).self).toBeNull();
    await lookout.settings({ self: 'ben' });
    await commands.setServer({ server: null });
    expect((await lookout.services.settings.read()).self).toBe('mia');
    await commands.setServer({ server: { protocol: 'v1', origin: OWN } });
    expect((await lookout.services.settings.read()).self).toBe('ben');
  });

  it.each([
    ['another server', { authOrigin: OWN }, 'gone'],
    ['another client id', { clientId: 'other' }, 'gone'],
    ['a token that is not good', { access: 'made-up' }, 'sign-in'],
  ])('keeps nothing of %s', async (_, change, kind) => {
    const { lookout } = await startTwoServers();
    expect(await commandsOf(lookout).signIn(await signedIn(lookout, change))).toMatchObject({ error: { kind } });
    const settings = await lookout.services.settings.read();
    expect(await (await lookout.services.session(settings)).account()).toBeNull();
  });

  it('reads at once what waited for it', async () => {
    const { lookout } = await startTwoServers({ sources: [followingSource()] });
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
    const { lookout } = await startTwoServers();
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
