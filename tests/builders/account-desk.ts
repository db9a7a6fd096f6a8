import { act } from 'preact/test-utils';
import { expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AccountSection } from '@/components/options/account/account-section';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import type { SettingsChange } from '@/sandbox/control';
import { OptionsDesk } from '@/tests/builders/options-desk';
import { fakeExtension } from '@/tests/fake-extension';
import { ACCOUNTS_KEY, ACCOUNTS_SIGNAL, type Account, type SignInAnswer } from '@/utils/account/account';
import { exchangeCode } from '@/utils/account/oauth/exchange';
import type { TraktServer } from '@/utils/server/build-env';
import { serverKey } from '@/utils/server/connection';
import type { Source } from '@/utils/sources/source';

export const API = 'https://api.trakt.tv';
export const ENV: TraktServer = {
  protocol: 'v2',
  apiOrigin: API,
  authOrigin: 'https://auth.trakt.tv',
  clientId: SANDBOX_CLIENT_ID,
};
export const V1: TraktServer = { protocol: 'v1', apiOrigin: API, authOrigin: API, clientId: 'key' };
export const MIA: Account = {
  kind: 'oauth',
  username: 'mia',
  slug: 'mia',
  name: 'Mia Lindqvist',
  since: 0,
  state: 'in',
};

/** Permissions that the browser was asked for, and the person's answer. */
export interface FakePermissions {
  allows: boolean;
  readonly wanted: unknown[];
}

/** A browser that asks the person before granting a permission. Resets everything. */
export function fakePermissions(): FakePermissions {
  fakeExtension();
  const fake: FakePermissions = { allows: true, wanted: [] };
  Object.assign(fakeBrowser, {
    permissions: {
      async request(permissions: unknown) {
        fake.wanted.push(permissions);
        return fake.allows;
      },
    },
  });
  return fake;
}

/** All text on the page. */
export const page = () => document.body.textContent ?? '';

/** Waits until replies from storage and background have arrived and are drawn, with their effects. */
export async function untilIdle(): Promise<void> {
  for (let round = 0; round < 3; round++)
    await act(async () => void (await new Promise((done) => setTimeout(done, 0))));
}

/**
 * The account section, signed in or out. Unless `replies` overrides it, sign-in by code is available and none is
 * pending.
 */
export async function accountDesk(
  env: TraktServer = ENV,
  replies: OptionsDesk['replies'] = {},
  account?: Account,
  sources: readonly Source[] = [],
) {
  if (account) await fakeBrowser.storage.local.set({ [ACCOUNTS_KEY]: { [serverKey(env)]: account } });
  const desk = new OptionsDesk(AccountSection, { env }, { sources: [...sources] });
  desk.replies = { device: { ok: true, device: null, offered: true }, ...replies };
  await untilIdle();
  return desk;
}

export async function press(desk: OptionsDesk, name: string): Promise<void> {
  await desk.press(name);
  await untilIdle();
}

/** The background has signed somebody in or out and notifies open pages. */
export const accountNow = (account: Account | null) =>
  act(async () => {
    await fakeBrowser.storage.local.set({ [ACCOUNTS_KEY]: account ? { [`v2:${API}`]: account } : {} });
    await fakeBrowser.storage.session.set({ [ACCOUNTS_SIGNAL]: String(Math.random()) });
  });

/** Presses "Sign in" at a sandbox that agrees. */
export async function signIn(oauth: SettingsChange['oauth'], { ahead = 0, closes = false } = {}) {
  const desk = await accountDesk();
  const sandbox = createSandbox({
    world: createCast({ now: Date.now() }),
    now: () => Date.now() - ahead,
    settings: { oauth: { ...oauth, redirects: ['https://test-extension-id.chromiumapp.org/'] } },
  });
  desk.replies = {
    ...desk.replies,
    async signIn(answer: SignInAnswer) {
      const made = await exchangeCode(answer, sandbox.fetch as typeof fetch, Date.now);
      return {
        ok: true,
        signIn: made.ok
          ? { kind: 'done', account: MIA, clockAhead: made.value.clockAhead }
          : { kind: 'failed', problem: made.error },
      };
    },
  };
  Object.assign(fakeBrowser, {
    identity: {
      getRedirectURL: () => 'https://test-extension-id.chromiumapp.org/',
      async launchWebAuthFlow({ url }: { url: string }) {
        if (closes) throw new Error('The user did not approve access.');
        return (await sandbox.fetch(url)).headers.get('location');
      },
    },
  });
  await desk.press('Sign in');
  await vi.waitFor(async () => {
    await untilIdle();
    expect(desk.control('Sign in').getAttribute('aria-disabled')).toBe('false');
  });
  return desk;
}
