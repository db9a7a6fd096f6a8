import { describe, expect, it } from 'vitest';
import { sourceCommands } from '@/entrypoints/background/source-commands';
import { agreeAt } from '@/tests/builders/sign-in';
import { userSource } from '@/tests/builders/source';
import { check, commandsOf, OWN, startTwoServers } from '@/tests/builders/two-servers';
import type { Lookout } from '@/tests/lookout';

const there = { server: { protocol: 'v1', origin: OWN } } as const;
const gone = { ok: false, error: { kind: 'gone' } };
const sources = async ({ services }: Lookout) => (await services.settings.read()).sources;

/** Another server is chosen as soon as Trakt is requested. */
function leaveWhenAsked({ sandbox, services }: Lookout, path: string): void {
  const { fetch } = sandbox;
  Object.assign(sandbox, {
    fetch: async (...args: Parameters<typeof fetch>) => {
      const answer = await fetch(...args);
      if (new URL(String(args[0])).pathname === path) await commandsOf({ services } as Lookout).setServer(there);
      return answer;
    },
  });
}

describe('a reply of the former server is not added after a switch', () => {
  it('for everyone I follow', async () => {
    const { lookout } = await startTwoServers();
    const commands = commandsOf(lookout);
    await commands.signIn(await agreeAt(lookout.sandbox));
    leaveWhenAsked(lookout, '/users/me/following');
    expect(await commands.addFollowing()).toEqual(gone);
    expect(await sources(lookout)).toEqual([]);
    await commands.setServer({ server: null });
    expect(await sources(lookout)).toEqual([]);
  });

  it('for a person', async () => {
    const { lookout } = await startTwoServers();
    leaveWhenAsked(lookout, '/users/ben');
    expect(await sourceCommands(lookout.services).addUser({ text: 'ben' })).toEqual(gone);
    expect(await sources(lookout)).toEqual([]);
  });

  it('for a person restored with Undo', async () => {
    const { lookout } = await startTwoServers({ sources: [userSource('ben', { name: 'Ben' })] });
    const { removeSource, restoreSource } = sourceCommands(lookout.services);
    const { setServer } = commandsOf(lookout);
    const removed = await removeSource({ id: 'user:ben' });
    if (!removed.ok) throw new Error(removed.error.kind);
    const { source, server, index } = removed;
    await setServer(there);
    expect(await restoreSource({ source, server, index })).toEqual(gone);
    expect(await sources(lookout)).toEqual([]);
    await setServer({ server: null });
    expect(await restoreSource({ source, server, index })).toEqual({ ok: true });
    expect(await sources(lookout)).toEqual([source]);
  });

  it('for a person’s name', async () => {
    const { lookout } = await startTwoServers({ sources: [userSource('ben')] });
    const { setServer } = commandsOf(lookout);
    await setServer(there);
    await lookout.settings({ sources: [userSource('ben')] });
    await setServer({ server: null });
    leaveWhenAsked(lookout, '/users/ben');
    await check(lookout);
    expect(lookout.sandbox.log.some(({ path }) => path === '/users/ben')).toBe(true);
    expect(await sources(lookout)).toMatchObject([{ id: 'user:ben' }]);
    expect((await sources(lookout))[0]).not.toHaveProperty('name');
  });
});
