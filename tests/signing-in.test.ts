import { describe, expect, it } from 'vitest';
import type { FaultSpec } from '@/sandbox/faults';
import { agreeAt } from '@/tests/builders/sign-in';
import { followingSource, userSource } from '@/tests/builders/source';
import { check, commandsOf, OWN, startTwoServers } from '@/tests/builders/two-servers';
import { about, type Lookout } from '@/tests/lookout';
import { readBudget } from '@/utils/store/read/waiting';

const accountOf = async ({ services }: Lookout) => (await services.session(await services.settings.read())).account();

describe('signing in', () => {
  it('stores the account and fills in the person’s own name', async () => {
    const { lookout } = await startTwoServers();
    expect(await commandsOf(lookout).signIn(await agreeAt(lookout.sandbox))).toMatchObject({
      ok: true,
      signIn: { kind: 'done', account: { slug: 'mia', name: 'Mia', state: 'in' } },
    });
    expect((await lookout.services.settings.read()).self).toBe('mia');
  });

  it.each([
    ['changes with the next account', null, 'zofia'],
    ['stays if it was entered by hand', 'jo', 'jo'],
  ])('the person’s own name %s', async (_, given, after) => {
    const { lookout } = await startTwoServers();
    const { signIn, signOut } = commandsOf(lookout);
    await signIn(await agreeAt(lookout.sandbox));
    if (given) await lookout.settings({ self: given });
    await signOut();
    expect((await lookout.services.settings.read()).self).toBe(given ?? 'mia');
    lookout.sandbox.control.settings({ oauth: { as: 'zofia' } });
    await signIn(await agreeAt(lookout.sandbox));
    expect((await lookout.services.settings.read()).self).toBe(after);
  });

  it.each([
    [423, 'zofia', null],
    [403, 'zofia', 'key-refused'],
  ])('with another account ends the wait for a locked account, and no other wait: %i', async (status, as, after) => {
    const { lookout } = await startTwoServers();
    const { signIn } = commandsOf(lookout);
    await lookout.settings({ sources: [userSource('ben')] });
    await signIn(await agreeAt(lookout.sandbox));
    lookout.sandbox.control.fault({ kind: 'status', status });
    await lookout.services.check('now');
    const waits = async () => (await readBudget(await lookout.db()))?.waitReason;
    expect(await waits()).toBe(status === 423 ? 'locked' : 'key-refused');
    lookout.sandbox.control.clearFaults();
    lookout.sandbox.control.settings({ oauth: { as } });
    expect(await signIn(await agreeAt(lookout.sandbox))).toMatchObject({ ok: true });
    expect(await waits()).toBe(after);
  });

  it('at another server keeps the own name at the first', async () => {
    const { lookout } = await startTwoServers();
    const commands = commandsOf(lookout);
    await commands.signIn(await agreeAt(lookout.sandbox));
    await commands.setServer({ server: { protocol: 'v1', origin: OWN } });
    expect((await lookout.services.settings.read()).self).toBeNull();
    await lookout.settings({ self: 'ben' });
    await commands.setServer({ server: null });
    expect((await lookout.services.settings.read()).self).toBe('mia');
    await commands.setServer({ server: { protocol: 'v1', origin: OWN } });
    expect((await lookout.services.settings.read()).self).toBe('ben');
  });

  it.each([
    ['another server', { authOrigin: OWN }],
    ['another client id', { clientId: 'other' }],
  ])('requests no token from %s', async (_, change) => {
    const { lookout, own } = await startTwoServers();
    const answer = { ...(await agreeAt(lookout.sandbox)), ...change };
    expect(await commandsOf(lookout).signIn(answer)).toEqual({ ok: false, error: { kind: 'gone' } });
    expect([...lookout.sandbox.log, ...own.log].filter(({ path }) => path === '/oauth/token')).toEqual([]);
    expect(await accountOf(lookout)).toBeNull();
  });

  it('reports the result to pages without any secret', async () => {
    const { lookout } = await startTwoServers();
    const reply = await commandsOf(lookout).signIn(await agreeAt(lookout.sandbox));
    expect(reply).toMatchObject({ ok: true, signIn: { kind: 'done', clockAhead: about(0) } });
    expect(lookout.sandbox.sessions.issued).toHaveLength(2);
    for (const token of lookout.sandbox.sessions.issued) expect(JSON.stringify(reply)).not.toContain(token);
  });

  it('reports why Trakt refused it', async () => {
    const { lookout } = await startTwoServers();
    lookout.sandbox.control.settings({ oauth: { wantsSecret: true } });
    expect(await commandsOf(lookout).signIn(await agreeAt(lookout.sandbox))).toEqual({
      ok: true,
      signIn: { kind: 'failed', problem: { kind: 'wants-secret' } },
    });
    expect(await accountOf(lookout)).toBeNull();
  });

  it.each<[string, FaultSpec['kind'], string]>([
    ['Trakt is in trouble', '502', 'server'],
    ['the network goes', 'refuse', 'offline'],
  ])('keeps no token if %s before the account is known', async (_, kind, error) => {
    const { lookout } = await startTwoServers();
    const answer = await agreeAt(lookout.sandbox);
    lookout.sandbox.control.fault({ match: '^/users/', kind });
    expect(await commandsOf(lookout).signIn(answer)).toMatchObject({ ok: false, error: { kind: error } });
    expect(lookout.sandbox.sessions.all.map(({ alive }) => alive)).toEqual([false]);
    expect(await accountOf(lookout)).toBeNull();
  });

  it('is unaffected by a test of another Client ID, whatever its result', async () => {
    const { lookout } = await startTwoServers();
    const commands = commandsOf(lookout);
    await commands.signIn(await agreeAt(lookout.sandbox));
    await lookout.services.check('soon');
    lookout.sandbox.control.clientIds(['another-key']);
    const before = lookout.sandbox.log.length;
    await commands.setClientId({ clientId: 'another-key' });
    const tried = lookout.sandbox.log.slice(before).filter(({ headers }) => headers['trakt-api-key'] === 'another-key');
    expect(tried.length).toBeGreaterThan(0);
    expect(tried.filter(({ headers }) => headers.authorization)).toEqual([]);
    expect(lookout.sandbox.sessions.all).toMatchObject([{ alive: true, refreshes: 0 }]);
  });

  it('reads at once the streams that waited for it', async () => {
    const { lookout } = await startTwoServers({ sources: [followingSource()] });
    await check(lookout);
    await commandsOf(lookout).signIn(await agreeAt(lookout.sandbox));
    await check(lookout);
    await check(lookout);
    lookout.sandbox.control.event({ user: 'ben', action: 'scrobble', show: 'alpha', season: 1, episode: 1 });
    await check(lookout);
    expect(lookout.browser.raised.map(({ title }) => title)).toEqual([expect.stringContaining('Ben')]);
  });
});

describe('the people one follows', () => {
  it('can be one source, several, or none', async () => {
    const { lookout } = await startTwoServers();
    const commands = commandsOf(lookout);
    expect(await commands.addFollowing()).toEqual({ ok: false, error: { kind: 'sign-in' } });
    await commands.signIn(await agreeAt(lookout.sandbox));
    expect(await commands.people({ circle: 'following' })).toMatchObject({
      people: [{ slug: 'zofia' }, { slug: 'ben' }],
    });
    expect(await commands.people({ circle: 'friends' })).toMatchObject({ people: [{ slug: 'zofia' }] });
    expect(await commands.addFollowing()).toMatchObject({ ok: true, people: 2, source: { id: 'following' } });
    const except = async () => {
      const [source] = (await lookout.services.settings.read()).sources;
      return source?.kind === 'following' && source.except;
    };
    // After fast clicks, the result of the first click has not arrived yet.
    const leaveOut = (slug: string, out: boolean) => commands.leaveOut({ slug, out });
    await Promise.all([leaveOut('ben', true), leaveOut('zofia', true), leaveOut('ben', true)]);
    expect(await except()).toEqual(['ben', 'zofia']);
    await Promise.all([leaveOut('zofia', false), leaveOut('ben', false), leaveOut('mia', true)]);
    expect(await except()).toEqual(['mia']);
  });
});
