import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startDevice as start } from '@/tests/builders/device';
import { DEVICE_KEY } from '@/utils/account/device-wait';
import { DAY } from '@/utils/lib/time';

beforeEach(() => fakeBrowser.reset());

describe('support for signing in by code', () => {
  const DO = { works: {}, 'wants a secret': { wantsSecret: true } } as const;

  it.each([
    ['works', true],
    ['wants a secret', false],
  ] as const)('is checked once if the server %s, and remembered per client ID', async (how, works) => {
    const { sandbox, offers } = start(DO[how]);
    expect([await offers(), await offers()]).toEqual([works, works]);
    const asked = () => sandbox.log.filter(({ path }) => path === '/oauth/device/code').length;
    expect(asked()).toBe(1);
    expect((await fakeBrowser.storage.local.get(null))[DEVICE_KEY]).toBeUndefined();
    await offers({ clientId: 'another' });
    await offers({ server: 'https://trakt.local' });
    expect(asked()).toBe(3);
  });

  it('is checked again a week after a no, and at once after a failure', async () => {
    const { clock, sandbox, offers } = start(DO['wants a secret']);
    expect(await offers()).toBe(false);
    sandbox.control.settings({ oauth: { wantsSecret: false } });
    clock.now += 6 * DAY;
    expect(await offers()).toBe(false);
    sandbox.control.fault({ kind: '502', match: '/oauth/' });
    clock.now += DAY;
    expect(await offers()).toBe(false);
    sandbox.control.clearFaults();
    expect(await offers()).toBe(true);
  });

  it('is withdrawn when the server turns out to want a secret', async () => {
    const { sandbox, offers, go } = start();
    expect(await offers()).toBe(true);
    sandbox.control.settings({ oauth: { wantsSecret: true } });
    await go('start');
    expect(await offers()).toBe(false);
  });
});
