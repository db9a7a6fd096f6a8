import { expect, it, vi } from 'vitest';
import { sourceCommands } from '@/entrypoints/background/source-commands';
import { createWorld } from '@/sandbox/world';
import { userSource } from '@/tests/builders/source';
import { about, startLookout } from '@/tests/lookout';

const WORLD = { people: [{ username: 'mia' }], shows: [], movies: [], events: [] };

async function start() {
  const lookout = await startLookout({}, createWorld(WORLD));
  return { lookout, commands: sourceCommands(lookout.services) };
}

it.each(['Мария', '李雷', 'ß-1', 'Søren', '..', ''])(
  'asks Trakt nothing about %j, which cannot be a username',
  async (text) => {
    const { lookout, commands } = await start();
    for (const command of [commands.lookupUser, commands.addUser]) {
      expect(await command({ text })).toEqual({ ok: false, error: { kind: 'not-a-user', text } });
    }
    expect(lookout.sandbox.log).toEqual([]);
    expect((await lookout.services.settings.read()).sources).toEqual([]);
  },
);

it('does not look up a person again who was just found', async () => {
  const { lookout, commands } = await start();
  const profiles = () => lookout.sandbox.log.filter(({ path }) => /^\/users\/[^/]+$/.test(path)).length;
  const found = await commands.lookupUser({ text: 'mia' });
  if (!found.ok) throw new Error(found.error.kind);
  expect(profiles()).toBe(1);
  expect(await commands.addUser({ text: 'mia', found: found.user })).toMatchObject({ ok: true });
  const people = Array.from({ length: 60 }, (_, at) => ({ username: `P.${at}`, slug: `p-${at}`, private: false }));
  for (const person of people) await commands.addUser({ text: person.slug, found: person });
  await lookout.services.check('soon');
  expect(profiles()).toBe(1);
  const { sources } = await lookout.services.settings.read();
  expect(sources).toHaveLength(61);
  const since = about(lookout.now());
  expect(sources[1]).toEqual(userSource('p-0', { name: 'P.0', since }));
  const again = await commands.addUser({ text: 'p-0', found: people[0] });
  expect(again).toEqual({ ok: false, error: { kind: 'already-watched', name: 'P.0' } });
});

it('reads a person who was removed and brought back at once, not at the next alarm', async () => {
  const { lookout, commands } = await start();
  const { check } = lookout.services;
  const history = () => lookout.sandbox.log.filter(({ path }) => path.startsWith('/users/mia/history')).length;
  await commands.addUser({ text: 'mia' });
  await check('soon');
  const removed = await commands.removeSource({ id: 'user:mia' });
  if (!removed.ok) throw new Error(removed.error.kind);
  await check('soon');
  const before = history();
  expect(await commands.restoreSource(removed)).toEqual({ ok: true });
  await vi.waitFor(() => expect(history()).toBeGreaterThan(before));
});

it('adds nobody where the browser keeps no store, and says so', async () => {
  const { lookout } = await start();
  const error = { kind: 'store', reason: 'unavailable' } as const;
  const commands = sourceCommands({ ...lookout.services, database: async () => ({ ok: false, error }) });
  expect(await commands.addUser({ text: 'mia' })).toEqual({ ok: false, error });
  expect((await lookout.services.settings.read()).sources).toEqual([]);
});
