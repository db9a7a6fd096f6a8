import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountCommands } from '@/entrypoints/background/account-commands';
import { TICK } from '@/entrypoints/background/alarms';
import { listenForDevice } from '@/entrypoints/background/device';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { agreeAt } from '@/tests/builders/sign-in';
import { about, type Lookout, startLookout } from '@/tests/lookout';
import { ACCOUNTS_KEY } from '@/utils/account/account';
import { DEVICE_KEY } from '@/utils/account/device-wait';
import { MINUTE, SECOND } from '@/utils/lib/time';

let last: Lookout | undefined;
/** Waits for background work of commands, so that it does not reach into the next test. */
afterEach(() => last?.services.check('soon'));

/** Nobody is watched, and a code was requested. */
async function start() {
  const lookout = await startLookout();
  last = lookout;
  const commands = () => ({ ...accountCommands(lookout.services), ...settingsCommands(lookout.services) });
  const reply = await commands().device({ step: 'start', redirect: 'https://x.chromiumapp.org/' });
  const device = reply.ok ? reply.device : null;
  if (device?.kind !== 'waiting') throw new Error(JSON.stringify(reply));
  const typeIn = () => lookout.sandbox.fetch(`https://auth.trakt.tv/activate?code=${device.userCode}&as=mia`);
  const stored = async (key: string) => (await fakeBrowser.storage.local.get(key))[key];
  return { lookout, commands, device, typeIn, stored };
}

describe('signing in by code', () => {
  it('continues in a new worker, woken by the alarm, without any page', async () => {
    const { lookout, typeIn, stored } = await start();
    const alarm = await fakeBrowser.alarms.get(TICK);
    expect(alarm?.scheduledTime).toEqual(about(lookout.now() + 30 * SECOND));
    await typeIn();
    lookout.restart();
    listenForDevice(lookout.services);
    lookout.pass(30 * SECOND);
    await fakeBrowser.alarms.onAlarm.trigger({ name: TICK, scheduledTime: lookout.now() });
    await expect
      .poll(() => stored(ACCOUNTS_KEY))
      .toMatchObject({ 'v2:https://api.trakt.tv': { slug: 'mia', state: 'in' } });
    await expect.poll(() => stored(DEVICE_KEY)).toBeUndefined();
    expect((await lookout.services.settings.read()).self).toBe('mia');
    // Nobody is watched and nothing is pending.
    await expect.poll(() => fakeBrowser.alarms.get(TICK)).toBeUndefined();
  });

  it('reports to a page whether the server offers codes, and keeps no code that nobody requested', async () => {
    const { lookout, commands, stored } = await start();
    expect(await commands().device({ step: 'look' })).toMatchObject({ device: { kind: 'waiting' }, offered: true });
    await commands().device({ step: 'stop' });
    expect(await commands().device({ step: 'look' })).toEqual({ ok: true, device: null, offered: true });
    expect(await stored(DEVICE_KEY)).toBeUndefined();
    lookout.sandbox.control.settings({ oauth: { wantsSecret: true } });
    await commands().device({ step: 'start' });
    expect(await commands().device({ step: 'look' })).toEqual({ ok: true, device: null, offered: false });
  });

  it('signs in once when two ask at the same time', async () => {
    const { lookout, commands, typeIn } = await start();
    await typeIn();
    lookout.pass(5 * SECOND);
    const replies = await Promise.all([1, 2, 3].map(() => commands().device({ step: 'ask' })));
    expect(replies.map((reply) => reply.ok && reply.device?.kind)).toEqual(['done', undefined, undefined]);
    expect(lookout.sandbox.sessions.all).toHaveLength(1);
  });

  it('ends when somebody signs in by the window', async () => {
    const { lookout, commands, stored } = await start();
    const reply = await commands().signIn(await agreeAt(lookout.sandbox));
    expect(reply).toMatchObject({ signIn: { kind: 'done' } });
    expect(await stored(DEVICE_KEY)).toBeUndefined();
  });

  it('shows pages no secrets, and is not part of the settings', async () => {
    const { commands, device, stored } = await start();
    const secret = (await stored(DEVICE_KEY)) as { wait: { deviceCode: string } };
    expect(secret.wait.deviceCode).toMatch(/^sandbox-device-/);
    expect(JSON.stringify(device)).not.toContain(secret.wait.deviceCode);
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(secret.wait.deviceCode);
    const sent = await commands().device({ step: 'ask' });
    expect(JSON.stringify(sent)).not.toContain(secret.wait.deviceCode);
  });

  it('is dropped when another server is chosen, and asks that server nothing', async () => {
    const { lookout, commands, stored } = await start();
    await commands().setServer({ server: { protocol: 'v2', origin: 'https://trakt.local' } });
    lookout.pass(MINUTE);
    expect(await commands().device({ step: 'ask' })).toEqual({ ok: true, device: null });
    expect(await stored(DEVICE_KEY)).toBeUndefined();
  });
});
