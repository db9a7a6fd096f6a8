import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import { agreeAt } from '@/tests/builders/sign-in';
import { userSource } from '@/tests/builders/source';
import { check, commandsOf, OWN, startTwoServers } from '@/tests/builders/two-servers';
import { about, type Lookout } from '@/tests/lookout';
import { sha1Hex } from '@/utils/account/oauth/sha1';
import { MINUTE } from '@/utils/lib/time';

/** Everything the custom server received that is not meant for it, and Trakt that is not meant for Trakt. */
function strays(lookout: Lookout, own: Sandbox): string[] {
  const [here, there] = [lookout.sandbox.log, own.log].map((log) => JSON.stringify(log));
  const ofTrakt = [SANDBOX_CLIENT_ID, ...lookout.sandbox.sessions.issued];
  return [
    ...ofTrakt.filter((each) => there?.includes(each)),
    ...['own-key', 'bWlhO'].filter((each) => here?.includes(each)),
  ];
}

describe('another server', () => {
  it('receives nothing of Trakt’s if it is chosen during a round, nor if one switches back in the next', async () => {
    const people = ['ben', 'zofia', 'mia'].map((slug) => userSource(slug, { name: slug }));
    const { lookout, own } = await startTwoServers({ sources: people });
    const commands = commandsOf(lookout);
    await commands.signIn(await agreeAt(lookout.sandbox));
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

  it('takes neither sign-in nor name from a sign-in at Trakt that finishes meanwhile', async () => {
    const { lookout, own } = await startTwoServers();
    const commands = commandsOf(lookout);
    const done = await agreeAt(lookout.sandbox);
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
    expect(back?.slug).toBe(kept.ok && kept.signIn.kind === 'done' ? 'mia' : undefined);
  });

  it('takes no Client ID from a file meant for Trakt', async () => {
    const { lookout } = await startTwoServers();
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

  it('loses its host permission after switching back', async () => {
    const { lookout } = await startTwoServers();
    const removed = vi.spyOn(fakeBrowser.permissions, 'remove').mockResolvedValue(true as never);
    onTestFinished(() => removed.mockRestore());
    const commands = commandsOf(lookout);
    await commands.setServer({ server: { protocol: 'v2', origin: OWN } });
    expect(removed.mock.calls).toEqual([]);
    await commands.setServer({ server: null });
    expect(removed.mock.calls).toEqual([[{ origins: ['http://trakt.local/*'] }]]);
  });

  it('has its own sign-in at the same address with the other protocol', async () => {
    const { lookout } = await startTwoServers();
    const commands = commandsOf(lookout);
    await commands.signIn(await agreeAt(lookout.sandbox));
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

  it('exchanges nothing with Trakt', async () => {
    const { lookout, own } = await startTwoServers({ sources: [userSource('ben', { name: 'Ben' })] });
    const commands = commandsOf(lookout);
    await commands.signIn(await agreeAt(lookout.sandbox));
    await check(lookout);
    const before = lookout.sandbox.log.length;
    await commands.setServer({ server: { protocol: 'v2', origin: OWN } });
    // No client ID of Trakt's is tried there.
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
    expect(settings.sources).toMatchObject([{ id: 'user:ben', since: about(lookout.now()) }]);
    expect(await (await lookout.services.session(settings)).account()).toMatchObject({ slug: 'mia' });
    await check(lookout);
    expect(JSON.stringify(lookout.sandbox.log)).not.toContain('own-key');
    const asked = lookout.sandbox.log.slice(before).filter(({ path }) => path.startsWith('/users/ben'));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ headers }) => !headers.authorization?.startsWith('Bearer '))).toEqual([]);
  });

  it('supports protocol v1 with name and password', async () => {
    const { lookout, own } = await startTwoServers();
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
    // A private profile is no reason to forget the password.
    const fault = own.control.fault({ match: '/user.json/', kind: 'status', status: 401 });
    await check(lookout);
    expect(own.control.faults().find(({ id }) => id === fault.id)?.hits).toBeGreaterThan(0);
    own.control.clearFaults();
    const settings = await lookout.services.settings.read();
    expect(await (await lookout.services.session(settings)).account()).toMatchObject({ state: 'in' });
    await check(lookout);
    // The password is changed at the server: Lookout notifies once, and sends nothing any more.
    own.control.changePerson('mia', { password: 'another' });
    await check(lookout);
    await check(lookout);
    expect(lookout.browser.raised.filter(({ id }) => id === 'lookout:account')).toHaveLength(1);
    expect(own.log.at(-1)?.headers.authorization).toBeUndefined();
    expect(await commands.signOut()).toEqual({ ok: true, revoked: true });
  });
});
