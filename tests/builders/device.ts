import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import type { SettingsChange } from '@/sandbox/control';
import { createWorld } from '@/sandbox/world';
import type { Account, DeviceStep } from '@/utils/account/account';
import { type DeviceDeps, offersCode, signInByCode } from '@/utils/account/oauth/device';

export const START = Date.UTC(2026, 10, 22, 12);
const API = 'https://api.trakt.tv';
export const AUTH = 'https://auth.trakt.tv';

/**
 * A sandbox, and a browser that signs in by code. Each call acts as a new worker or page without memory of the last.
 */
export function startDevice(oauth: SettingsChange['oauth'] = {}) {
  const clock = { now: START, server: 0 };
  const world = createWorld({ people: [{ username: 'mia' }], shows: [], movies: [], events: [] });
  const sandbox = createSandbox({ world, now: () => clock.now + clock.server, settings: { oauth } });
  const kept: string[] = [];
  const account: Account = { kind: 'oauth', username: 'mia', slug: 'mia', since: START, state: 'in' };
  const knows = { whose: true as boolean | string };
  const deps = (change: Partial<DeviceDeps> = {}): DeviceDeps => ({
    server: API,
    authOrigin: AUTH,
    clientId: SANDBOX_CLIENT_ID,
    redirect: 'https://x.chromiumapp.org/',
    fetch: sandbox.fetch as typeof fetch,
    now: () => clock.now,
    async storeTokens({ access }) {
      if (knows.whose !== true) return { ok: false, error: { kind: String(knows.whose) } };
      kept.push(access);
      return { ok: true, account };
    },
    ...change,
  });
  const go = (step: Exclude<DeviceStep, 'look'>, change?: Partial<DeviceDeps>) => signInByCode(step, deps(change));
  const offers = (change?: Partial<DeviceDeps>) => offersCode(deps(change));
  const begin = async () => {
    const view = await go('start');
    if (view?.kind !== 'waiting') throw new Error(JSON.stringify(view));
    return view;
  };
  const typeIn = (code: string, as = 'mia') => sandbox.fetch(`${AUTH}/activate?code=${code}&as=${as}`);
  const asked = () => sandbox.log.filter(({ path }) => path === '/oauth/device/token');
  return { clock, sandbox, kept, knows, go, offers, begin, typeIn, asked };
}
