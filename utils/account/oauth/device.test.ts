import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AUTH, START, startDevice as start } from '@/tests/builders/device';
import { DEVICE_KEY, deviceDue } from '@/utils/account/device-wait';
import { DAY, MINUTE, SECOND } from '@/utils/lib/time';

beforeEach(() => fakeBrowser.reset());

describe.each(['status', 'words'] as const)('signing in by code, at a server that answers by %s', (deviceAnswers) => {
  it('shows the code only once the server has proved that it wants no secret, and waits until it is entered', async () => {
    const { clock, kept, go, begin, typeIn, asked } = start({ deviceAnswers });
    const view = await begin();
    expect(asked().map(({ status }) => status)).toEqual([400]);
    expect(view).toMatchObject({ url: `${AUTH}/activate`, expiresAt: START + 10 * MINUTE, interval: 5 * SECOND });
    expect(view.userCode).toMatch(/^[A-Z0-9]{8}$/);
    clock.now += 6 * SECOND;
    expect(await go('ask')).toEqual(view);
    await typeIn(view.userCode);
    clock.now += 5 * SECOND;
    expect(await go('ask')).toMatchObject({ kind: 'done', account: { slug: 'mia' } });
    expect(kept).toHaveLength(1);
    expect(await go('ask')).toBeNull();
    expect((await fakeBrowser.storage.local.get(null))[DEVICE_KEY]).toBeUndefined();
  });

  it('polls no more often than allowed, and less often when the server says so', async () => {
    const { clock, sandbox, go, begin, asked } = start({ deviceAnswers });
    await begin();
    for (let second = 0; second < 4; second++) {
      clock.now += SECOND;
      await go('ask');
    }
    expect(asked()).toHaveLength(1);
    sandbox.control.settings({ oauth: { deviceInterval: 8 } });
    clock.now += SECOND;
    expect(await go('ask')).toMatchObject({ interval: 10 * SECOND });
    expect(await deviceDue()).toBe(clock.now + 10 * SECOND);
    for (let second = 0; second < 30; second++) {
      clock.now += SECOND;
      await go('ask');
    }
    const tooSoon = deviceAnswers === 'status' ? 429 : 400;
    expect(asked().map(({ status }) => status)).toEqual([400, tooSoon, 400, 400, 400]);
  });

  it('reports a refusal and an expired code once to whoever asks later', async () => {
    const { clock, kept, go, begin, typeIn } = start({ deviceAnswers });
    const refused = await begin();
    await typeIn(refused.userCode, '');
    clock.now += 5 * SECOND;
    const denied = { kind: 'failed', problem: { kind: 'denied' } };
    expect([await go('ask'), await go('ask'), await go('ask')]).toEqual([denied, denied, null]);
    const late = await begin();
    expect(late.userCode).not.toBe(refused.userCode);
    clock.now += 10 * MINUTE;
    expect(await go('ask')).toEqual({ kind: 'failed', problem: { kind: 'expired' } });
    expect(await deviceDue()).toBeNull();
    expect(kept).toEqual([]);
  });

  it('reports a code that only the server knows to be expired', async () => {
    const { clock, go, begin } = start({ deviceAnswers });
    await begin();
    // Both clocks advanced, then ours was set back.
    clock.server = DAY;
    clock.now += 5 * SECOND;
    expect(await go('ask')).toEqual({ kind: 'failed', problem: { kind: 'expired' } });
  });

  it('is not offered by a server that wants a secret', async () => {
    const { go, asked } = start({ deviceAnswers, wantsSecret: true });
    expect(await go('start')).toEqual({ kind: 'failed', problem: { kind: 'wants-secret' } });
    expect(asked()).toHaveLength(1);
    expect(await go('ask')).toBeNull();
  });
});

describe('a pending code', () => {
  it.each([
    ['a server in trouble', '502'],
    ['no network', 'refuse'],
    ['a web page instead of JSON', 'html'],
    ['an edge that asks to wait', '429-html'],
  ] as const)('survives %s', async (_, kind) => {
    const { clock, sandbox, kept, go, begin, typeIn } = start();
    const { userCode } = await begin();
    await typeIn(userCode);
    sandbox.control.fault({ kind, match: '/oauth/' });
    clock.now += 5 * SECOND;
    expect(await go('ask')).toMatchObject({ kind: 'waiting', userCode });
    sandbox.control.clearFaults();
    clock.now += 20 * SECOND;
    expect(await go('ask')).toMatchObject({ kind: 'done' });
    expect(kept).toHaveLength(1);
  });

  it('tolerates a clock that is a day off, and one that is set back meanwhile', async () => {
    const { clock, kept, go, begin, typeIn } = start();
    clock.server = DAY;
    const { userCode } = await begin();
    clock.now -= 30 * SECOND;
    clock.server += 35 * SECOND;
    await typeIn(userCode);
    expect(await go('ask')).toMatchObject({ kind: 'done' });
    expect(kept).toHaveLength(1);
  });

  it('keeps the tokens, which the server gives only once, until their account can be looked up', async () => {
    const { clock, kept, knows, go, begin, typeIn, asked } = start();
    const { userCode } = await begin();
    await typeIn(userCode);
    knows.whose = 'offline';
    clock.now += 5 * SECOND;
    expect(await go('ask')).toMatchObject({ kind: 'waiting' });
    expect(asked()).toHaveLength(2);
    knows.whose = true;
    clock.now += 30 * SECOND;
    await go('ask');
    expect(kept).toEqual([]);
    clock.now += 30 * SECOND;
    expect(await go('ask')).toMatchObject({ kind: 'done' });
    expect([kept.length, asked().length]).toEqual([1, 2]);
  });

  it('ends when the tokens are rejected at once', async () => {
    const { clock, knows, go, begin, typeIn } = start();
    const { userCode } = await begin();
    await typeIn(userCode);
    knows.whose = 'sign-in';
    clock.now += 5 * SECOND;
    expect(await go('ask')).toEqual({ kind: 'failed', problem: { kind: 'expired' } });
    expect(await deviceDue()).toBeNull();
  });

  it.each([
    ['another server', { server: 'https://trakt.local' }],
    ['another client id', { clientId: 'another' }],
  ])('is dropped when %s is chosen, and nothing of it is sent there', async (_, change) => {
    const { clock, sandbox, go, begin } = start();
    await begin();
    clock.now += 5 * SECOND;
    const before = sandbox.log.length;
    expect(await go('ask', change)).toBeNull();
    expect(await go('ask')).toBeNull();
    expect(sandbox.log).toHaveLength(before);
  });

  it('can be canceled, and stays the same if requested twice', async () => {
    const { go, begin } = start();
    const first = await begin();
    expect(await go('start')).toEqual(first);
    expect(await go('stop')).toBeNull();
    expect(await go('ask')).toBeNull();
    expect((await begin()).userCode).not.toBe(first.userCode);
  });

  it.each([
    ['no network', 'refuse', { kind: 'offline' }],
    ['a server in trouble', '502', { kind: 'server', status: 502 }],
    // All of these are temporary: none means that the server does not support it.
    ['an edge that asks to wait', '429-html', { kind: 'server', status: 429 }],
    ['an edge that blocks', '403-html', { kind: 'server', status: 403 }],
    ['a web page instead of JSON', 'html', { kind: 'server', status: 200 }],
  ] as const)('is not created with %s', async (_, kind, problem) => {
    const { sandbox, go } = start();
    sandbox.control.fault({ kind, match: '/oauth/' });
    expect(await go('start')).toEqual({ kind: 'failed', problem });
    expect(await go('ask')).toBeNull();
  });

  it('is polled once more when our clock says that it has expired', async () => {
    const { clock, go, begin, typeIn } = start();
    const { userCode } = await begin();
    await typeIn(userCode);
    clock.now += 11 * MINUTE;
    clock.server = -11 * MINUTE;
    expect(await go('ask')).toMatchObject({ kind: 'done' });
  });

  it('expires by our clock if the server does not say so', async () => {
    const { clock, go, begin } = start();
    await begin();
    clock.now += 11 * MINUTE;
    clock.server = -11 * MINUTE;
    expect(await go('ask')).toEqual({ kind: 'failed', problem: { kind: 'expired' } });
  });
});
