import { expect, it } from 'vitest';
import { sourceCommands } from '@/entrypoints/background/source-commands';
import { createWorld } from '@/sandbox/world';
import { startLookout } from '@/tests/lookout';

const WORLD = { people: [{ username: 'mia' }], shows: [], movies: [], events: [] };

async function start() {
  const lookout = await startLookout({}, createWorld(WORLD));
  return { lookout, commands: sourceCommands(lookout.services) };
}

it.each(['Мария', '李雷', 'ß-1', 'Søren', '..', ''])(
  'asks Trakt nothing about %j, which is no name there',
  async (text) => {
    const { lookout, commands } = await start();
    for (const command of [commands.lookupUser, commands.addUser]) {
      expect(await command({ text })).toEqual({ ok: false, error: { kind: 'not-a-user', text } });
    }
    expect(lookout.sandbox.log).toEqual([]);
    expect((await lookout.services.settings.read()).sources).toEqual([]);
  },
);
