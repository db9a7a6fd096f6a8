// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AccountSection } from '@/components/options/account-section';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import type { SettingsChange } from '@/sandbox/control';
import { OptionsDesk } from '@/tests/builders/options-desk';
import { fakeExtension } from '@/tests/fake-extension';
import { ACCOUNTS_KEY, ACCOUNTS_SIGNAL, type Account } from '@/utils/account/account';
import type { BuildEnv } from '@/utils/settings/build-env';

const API = 'https://api.trakt.tv';
const ENV: BuildEnv = {
  protocol: 'v2',
  apiOrigin: API,
  authOrigin: 'https://auth.trakt.tv',
  clientId: SANDBOX_CLIENT_ID,
};
const V1: BuildEnv = { protocol: 'v1', apiOrigin: API, authOrigin: API, clientId: 'key' };
const MIA: Account = { kind: 'oauth', username: 'mia', slug: 'mia', name: 'Mia Lindqvist', since: 0, state: 'in' };

const page = () => document.body.textContent ?? '';
/** Lets what was asked of storage and background arrive, be drawn and have its effects. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++)
    await act(async () => void (await new Promise((done) => setTimeout(done, 0))));
}

/** What the browser was asked to allow, and what the person says. */
let allows = true;
let wanted: unknown[] = [];

beforeEach(() => {
  fakeExtension();
  allows = true;
  wanted = [];
  Object.assign(fakeBrowser, {
    permissions: {
      async request(permissions: unknown) {
        wanted.push(permissions);
        return allows;
      },
    },
  });
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

async function open(env: BuildEnv = ENV, replies: OptionsDesk['replies'] = {}, account?: Account) {
  if (account) await fakeBrowser.storage.local.set({ [ACCOUNTS_KEY]: { [signInPlace(env)]: account } });
  const desk = new OptionsDesk(AccountSection, { env });
  desk.replies = { device: { ok: true, device: null }, ...replies };
  await settle();
  return desk;
}
const signInPlace = ({ protocol, apiOrigin }: BuildEnv) => (protocol === 'v1' ? `v1:${apiOrigin}` : apiOrigin);

const press = async (desk: OptionsDesk, name: string) => {
  await desk.press(name);
  await settle();
};

const accountNow = (account: Account | null) =>
  act(async () => {
    await fakeBrowser.storage.local.set({ [ACCOUNTS_KEY]: account ? { [API]: account } : {} });
    await fakeBrowser.storage.session.set({ [ACCOUNTS_SIGNAL]: String(Math.random()) });
  });

/** Presses "Sign in" at a sandbox that does as it is told. */
async function signIn(
  oauth: SettingsChange['oauth'],
  { ahead = 0, closes = false, answer = { ok: true, account: MIA } as object } = {},
) {
  const desk = await open(ENV, { signIn: answer });
  const sandbox = createSandbox({
    world: createCast({ now: Date.now() }),
    now: () => Date.now() - ahead,
    settings: { oauth: { ...oauth, redirects: ['https://test-extension-id.chromiumapp.org/'] } },
  });
  vi.stubGlobal('fetch', sandbox.fetch);
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
    await settle();
    expect(desk.control('Sign in').getAttribute('aria-disabled')).toBe('false');
  });
  return desk;
}

describe('signing in', () => {
  it.each<[string, SettingsChange['oauth'], Parameters<typeof signIn>[1], string[]]>([
    [
      'a closed window',
      {},
      { closes: true },
      ['You did not sign in.', 'The window was closed before Trakt had answered.'],
    ],
    ['a no', { answer: 'deny' }, {}, ['Trakt was told not to let Lookout in.', 'Nothing has changed.']],
    ['another state', { answer: 'wrong-state' }, {}, ['did not belong to this sign-in', 'Close other sign-in windows']],
    ['an expired code', { codeSeconds: 0 }, {}, ['The sign-in took too long', 'Sign in again.']],
    ['a server that wants a secret', { wantsSecret: true }, {}, ['Trakt wants a secret from this client id']],
  ])('says what became of %s, and changes nothing', async (_, oauth, how, sentences) => {
    const desk = await signIn(oauth, how);
    for (const sentence of sentences) expect(page()).toContain(sentence);
    expect(desk.said).toEqual([]);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it.each([
    ['ahead of', 86_400_000],
    ['behind', -86_400_000],
  ])('works with a clock that is a day %s Trakt’s, and says what that means', async (where, ahead) => {
    const desk = await signIn({}, { ahead });
    expect(desk.said).toMatchObject([{ words: 'Signed in as Mia Lindqvist.' }]);
    expect(page()).toContain(`this computer’s clock is about 1 day ${where} Trakt’s`);
  });

  it('says where the browser may not open its window', async () => {
    allows = false;
    await signIn({});
    expect(page()).toContain('You did not sign in.');
    expect(wanted).toEqual([{ permissions: ['identity'] }]);
  });

  it('says that a sign-in has ended, and offers both ways on', async () => {
    const desk = await open(ENV, {}, { ...MIA, state: 'ended' });
    expect(page()).toContain('Mia Lindqvist’s sign-in has ended. What is public is still read');
    expect(desk.control('Sign in again')).toBeTruthy();
    desk.replies = { signOut: { ok: true, revoked: true } };
    await press(desk, 'Forget this sign-in');
    expect(desk.said).toMatchObject([{ words: 'Signed out.' }]);
  });

  it('signs out, and links to Trakt where Trakt could not be told', async () => {
    const desk = await open(ENV, { signOut: { ok: true, revoked: false } }, MIA);
    expect(page()).toContain('You are signed in as Mia Lindqvist.');
    expect(page()).not.toContain('Sign in with a code');
    await press(desk, 'Sign out');
    expect(page()).toContain('Nothing of your sign-in is left here, but Trakt could not be told.');
    expect(document.querySelector('a[href="https://app.trakt.tv/settings/apps"]')).not.toBeNull();
  });

  it('shows the redirect address to those who bring a client id of their own', async () => {
    await open();
    expect(page()).toContain('https://test-extension-id.chromiumapp.org/');
    expect(page()).not.toContain('does not sign you in');
  });
});

describe('signing in by code', () => {
  const waiting = {
    ok: true,
    device: { kind: 'waiting', userCode: 'BCDF2345', url: `${API}/activate`, expiresAt: 600_000, interval: 60_000 },
  };
  const details = () =>
    [...document.querySelectorAll('details')].find((each) => each.textContent?.includes('with a code'));
  const unfold = () =>
    act(async () => {
      const element = details();
      if (!element) throw new Error('There is none');
      element.open = true;
      element.dispatchEvent(new Event('toggle'));
    }).then(settle);

  it('is asked for when it is opened, and shows the code where the server gives one', async () => {
    const desk = await open();
    expect(page()).not.toContain('BCDF2345');
    desk.replies = { device: waiting };
    await unfold();
    expect(page()).toContain('BCDF2345');
    expect(document.querySelector(`a[href="${API}/activate"]`)).not.toBeNull();
    expect(page()).toContain('you may close this page meanwhile');
    desk.replies = { device: { ok: true, device: null } };
    await press(desk, 'Stop waiting');
    expect(page()).not.toContain('BCDF2345');
  });

  it('goes on where the page was closed while it waited, and is done when the background is', async () => {
    const desk = await open(ENV, { device: waiting });
    expect(page()).toContain('BCDF2345');
    desk.replies = { device: { ok: true, device: { kind: 'done', account: MIA } } };
    await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
    await settle();
    expect(desk.said).toMatchObject([{ words: 'Signed in as Mia Lindqvist.' }]);
    await accountNow(MIA);
    await settle();
    expect(page()).toContain('You are signed in as Mia Lindqvist.');
    expect(details()).toBeUndefined();
  });

  it.each([
    ['denied', 'Trakt was told not to let Lookout in.', true],
    ['expired', 'This code is no longer good', true],
    ['wants-secret', 'Without a secret this server signs nobody in by code', false],
    ['offline', 'Trakt could not be reached.', true],
  ])('says so where it is %s', async (kind, sentence, again) => {
    const desk = await open();
    desk.replies = { device: { ok: true, device: { kind: 'failed', problem: { kind } } } };
    await unfold();
    expect(page()).toContain(sentence);
    const buttons = [...document.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(buttons.includes('Get another code')).toBe(again);
  });
});

describe('a login at a server of the original API', () => {
  const type = (selector: string, value: string) =>
    act(() => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(selector);
      field.value = value;
    });

  it('hands on the checksum of the password and nothing else of it', async () => {
    const asked: unknown[] = [];
    const send = async (command: string, data: unknown) => {
      asked.push([command, data]);
      return { ok: true, account: { ...MIA, kind: 'v1' } };
    };
    const desk = new OptionsDesk(AccountSection, { env: V1, send: send as never });
    await settle();
    await type('#v1-username', ' mia ');
    await type('#v1-password', 'open sesame');
    await press(desk, 'Sign in');
    await vi.waitFor(() => expect(desk.said).toMatchObject([{ words: 'Signed in as mia.' }]));
    expect(asked).toEqual([['signInV1', { username: 'mia', sha1: '5bcaff7f22ff533ca099b3408ead876c0ebba9a7' }]]);
    expect(document.querySelector<HTMLInputElement>('#v1-password')?.value).toBe('');
  });

  it('wants both, and says where they do not belong together', async () => {
    const desk = await open(V1, { signInV1: { ok: false, error: { kind: 'sign-in' } } });
    await press(desk, 'Sign in');
    expect(page()).toContain('Enter username and password.');
    await type('#v1-username', 'mia');
    await type('#v1-password', 'guessed');
    await press(desk, 'Sign in');
    await vi.waitFor(() => expect(page()).toContain('The server does not know this username with this password.'));
  });

  it.each([
    ['http://trakt.local', true],
    ['https://trakt.local', false],
  ])('warns where the address is not https: %s', async (apiOrigin, warns) => {
    await open({ ...V1, apiOrigin });
    expect(page().includes('Use a password that you use nowhere else.')).toBe(warns);
  });

  it('knows nothing of a sign-in that the other protocol has at the same address', async () => {
    await fakeBrowser.storage.local.set({ [ACCOUNTS_KEY]: { [API]: MIA } });
    await open(V1);
    expect(page()).not.toContain('Mia Lindqvist');
    expect(document.querySelector('#v1-password')).not.toBeNull();
  });
});

describe('another server', () => {
  const address = (value: string) =>
    act(() => {
      const field = document.querySelector<HTMLInputElement>('#server-origin');
      if (!field) throw new Error('There is no such field');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });

  it('is asked leave for at that moment, and for nothing but it', async () => {
    const sent: unknown[] = [];
    const send = async (command: string, data: unknown) => {
      if (command === 'setServer') sent.push(data, [...wanted]);
      return { ok: true, device: null };
    };
    const desk = new OptionsDesk(AccountSection, { env: ENV, send: send as never });
    await settle();
    await desk.choose('Protocol', 'v1');
    await address('http://trakt.local:8787/any/path');
    expect(wanted).toEqual([]);
    expect(page()).toContain('This address is not https');
    await press(desk, 'Use this server');
    expect(sent).toEqual([
      { server: { protocol: 'v1', origin: 'http://trakt.local:8787' } },
      [{ origins: ['http://trakt.local/*'] }],
    ]);
  });

  it('is not chosen where leave is refused', async () => {
    allows = false;
    const desk = await open(ENV, { setServer: { ok: true } });
    await address('https://trakt.local');
    expect(page()).not.toContain('This address is not https');
    await press(desk, 'Use this server');
    expect(page()).toContain('The browser was not allowed to talk to this server, so nothing has changed.');
    expect(desk.settings.server).toBeNull();
  });

  it.each(['', 'ftp://trakt.local', 'https://mia:secret@trakt.local'])('is not %j', async (typed) => {
    const desk = await open();
    await address(typed);
    await press(desk, 'Use this server');
    expect(page()).toContain('This is not the address of a server.');
    expect(wanted).toEqual([]);
  });
});
