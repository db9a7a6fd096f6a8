import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import type { SettingsChange } from '@/sandbox/control';
import { createWorld } from '@/sandbox/world';
import type { Account, DeviceStep } from '@/utils/account/account';
import { signInByCode } from '@/utils/account/device';
import { DEVICE_KEY, deviceDue } from '@/utils/account/device-wait';
import { DAY, MINUTE, SECOND } from '@/utils/lib/time';

const START = Date.UTC(2026, 10, 22, 12);
const API = 'https://api.trakt.tv';
const AUTH = 'https://auth.trakt.tv';

beforeEach(() => fakeBrowser.reset());

/** A sandbox, and a browser that signs in there by code: each call is a worker or page that knows nothing of the last. */
function start(oauth: SettingsChange['oauth'] = {}) {
  const clock = { now: START, server: 0 };
  const world = createWorld({ people: [{ username: 'mia' }], shows: [], movies: [], events: [] });
  const sandbox = createSandbox({ world, now: () => clock.now + clock.server, settings: { oauth } });
  const kept: string[] = [];
  const account: Account = { kind: 'oauth', username: 'mia', slug: 'mia', since: START, state: 'in' };
  const knows = { whose: true as boolean | string };
  const go = (step: DeviceStep, change: { server?: string; clientId?: string } = {}) =>
    signInByCode(step, {
      server: API,
      authOrigin: AUTH,
      clientId: SANDBOX_CLIENT_ID,
      redirect: 'https://x.chromiumapp.org/',
      fetch: sandbox.fetch as typeof fetch,
      now: () => clock.now,
      async keep({ access }) {
        if (knows.whose !== true) return { ok: false, error: { kind: String(knows.whose) } };
        kept.push(access);
        return { ok: true, account };
      },
      ...change,
    });
  const begin = async () => {
    const view = await go('start');
    if (view?.kind !== 'waiting') throw new Error(JSON.stringify(view));
    return view;
  };
  const typeIn = (code: string, as = 'mia') => sandbox.fetch(`${AUTH}/activate?code=${code}&as=${as}`);
  const asked = () => sandbox.log.filter(({ path }) => path === '/oauth/device/token');
  return { clock, sandbox, kept, knows, go, begin, typeIn, asked };
}

describe.each(['status', 'words'] as const)('signing in by code, at a server that answers by %s', (deviceAnswers) => {
  it('shows the code only once the server has shown that it wants no secret, and waits for it to be typed in', async () => {
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

  it('asks no more often than it may, and less often where the server says so', async () => {
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

  it('tells a no, and a code that nobody typed in, once each to whoever comes later', async () => {
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

  it('tells a code that only the server knows to be over', async () => {
    const { clock, go, begin } = start({ deviceAnswers });
    await begin();
    // Both clocks went on, ours was then set back.
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

describe('a code that is waited for', () => {
  it.each([
    ['a server in trouble', '502'],
    ['no network', 'refuse'],
    ['a page where JSON was due', 'html'],
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

  it('does not mind a clock that is a day off, nor one that is set back meanwhile', async () => {
    const { clock, kept, go, begin, typeIn } = start();
    clock.server = DAY;
    const { userCode } = await begin();
    clock.now -= 30 * SECOND;
    clock.server += 35 * SECOND;
    await typeIn(userCode);
    expect(await go('ask')).toMatchObject({ kind: 'done' });
    expect(kept).toHaveLength(1);
  });

  it('keeps what the server gives only once, until it can be asked whose it is', async () => {
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

  it('ends where the tokens are refused at once', async () => {
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
  ])('is forgotten where %s is chosen, which is sent nothing of it', async (_, change) => {
    const { clock, sandbox, go, begin } = start();
    await begin();
    clock.now += 5 * SECOND;
    const before = sandbox.log.length;
    expect(await go('ask', change)).toBeNull();
    expect(await go('ask')).toBeNull();
    expect(sandbox.log).toHaveLength(before);
  });

  it('can be given up, and is the same one when asked for twice', async () => {
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
  ] as const)('does not come about with %s', async (_, kind, problem) => {
    const { sandbox, go } = start();
    sandbox.control.fault({ kind, match: '/oauth/' });
    expect(await go('start')).toEqual({ kind: 'failed', problem });
    expect(await go('ask')).toBeNull();
  });

  it('makes a link of web addresses only', async () => {
    const { go } = start();
    const answer = { device_code: 'd', user_code: 'U', verification_url: 'javascript:alert(1)' };
    const fetch = (async (url: string) =>
      url.endsWith('/code') ? Response.json(answer) : new Response(null, { status: 400 })) as typeof globalThis.fetch;
    expect(await go('start', { fetch } as object)).toMatchObject({ url: `${AUTH}/activate` });
  });
});
