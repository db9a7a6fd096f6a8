import { expect, it } from 'vitest';
import { takeBackImport } from '@/components/options/data/take-back-import';
import { userSource } from '@/tests/builders/source';
import { commandsOf, OWN, startTwoServers } from '@/tests/builders/two-servers';
import type { send } from '@/utils/messaging/send';

const FILE = { format: 'lookout/settings', version: 1 } as const;

async function start() {
  const { lookout } = await startTwoServers({ sources: [userSource('ben', { name: 'Ben' })] });
  const commands = commandsOf(lookout);
  /** A page's command to the background, with something else happening just before it arrives. */
  const ask = (meanwhile: () => Promise<unknown> = async () => {}) =>
    (async (command: keyof typeof commands, data: never) => {
      await meanwhile();
      return commands[command](data);
    }) as typeof send;
  const settings = () => lookout.services.settings.read();
  const add = (slug: string) =>
    lookout.services.settings.change((before) => ({ ...before, sources: [...before.sources, userSource(slug)] }));
  const importFile = async (file: object) => {
    const done = await commands.applyImport({ file: { ...FILE, ...file } });
    if (!done.ok) throw new Error(done.error.kind);
    return done;
  };
  return { commands, ask, settings, add, importFile };
}

it('undoes only the import, not later changes', async () => {
  const { commands, ask, settings, add, importFile } = await start();
  const done = await importFile({ checkMinutes: 33, sources: [{ kind: 'user', username: 'zofia' }] });
  await add('mia');
  await commands.setServer({ server: { protocol: 'v2', origin: OWN } });
  await add('ann');
  expect(await takeBackImport(ask(), done)).toEqual({ ok: true });
  const after = await settings();
  expect(after).toMatchObject({ server: { origin: OWN }, checkMinutes: 5, sources: [{ id: 'user:ann' }] });
  await commands.setServer({ server: null });
  expect((await settings()).sources.map(({ id }) => id)).toEqual(['user:ben', 'user:mia']);
});

it('loses no change made while it runs', async () => {
  const { ask, settings, add, importFile } = await start();
  const done = await importFile({ checkMinutes: 33 });
  let once = true;
  const meanwhile = async () => {
    if (once) await add('mia');
    once = false;
  };
  expect(await takeBackImport(ask(meanwhile), done)).toEqual({ ok: true });
  expect(await settings()).toMatchObject({ checkMinutes: 5, sources: [{ id: 'user:ben' }, { id: 'user:mia' }] });
});

it('gives up if the settings keep changing, and says so', async () => {
  const { ask, settings, add, importFile } = await start();
  const done = await importFile({ checkMinutes: 33 });
  let count = 0;
  const answer = await takeBackImport(
    ask(() => add(`p${++count}`)),
    done,
  );
  expect(answer).toEqual({ ok: false, error: { kind: 'gone' } });
  expect((await settings()).checkMinutes).toBe(33);
});
