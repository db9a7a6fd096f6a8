import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import type { SettingsChange } from '@/sandbox/control';
import { small } from '@/sandbox/test-sandbox';
import { CLIENT_SECRET, REDIRECTS } from './settings';

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-x';
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
const REDIRECT = REDIRECTS.chromium;

function start(oauth: SettingsChange['oauth'] = {}) {
  const made = small([], { settings: { oauth: { as: 'ann', ...oauth } } });
  const ask = (path: string, init?: RequestInit) => made.sandbox.fetch(`https://auth.trakt.tv${path}`, init);
  const post = (path: string, body: object) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const authorize = async (change: Record<string, string | undefined> = {}) => {
    const query = {
      response_type: 'code',
      client_id: SANDBOX_CLIENT_ID,
      redirect_uri: REDIRECT,
      state: 'my-state',
      code_challenge: challengeOf(VERIFIER),
      code_challenge_method: 'S256',
      ...change,
    };
    const sent = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await ask(`/oauth/authorize?${new URLSearchParams(sent)}`);
    const location = response.headers.get('location');
    return { status: response.status, back: location === null ? null : new URL(location).searchParams };
  };
  const code = async () => (await authorize()).back?.get('code') ?? '';
  const exchange = async (change: object) =>
    post('/oauth/token', {
      grant_type: 'authorization_code',
      client_id: SANDBOX_CLIENT_ID,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...change,
    });
  const signIn = async () => (await (await exchange({ code: await code() })).json()) as Record<string, string>;
  const refresh = (refresh_token = '', more: object = {}) =>
    post('/oauth/token', { grant_type: 'refresh_token', client_id: SANDBOX_CLIENT_ID, refresh_token, ...more });
  const me = async (token = '') => (await made.get('/users/settings', { authorization: `Bearer ${token}` })).status;
  return { ...made, ask, post, authorize, code, exchange, signIn, refresh, me };
}

describe('the page of consent', () => {
  it.each([
    ['an unknown client', { client_id: 'other' }, 401],
    ['a redirect address that is not listed', { redirect_uri: `${REDIRECT}x` }, 400],
    ['one in other letters', { redirect_uri: REDIRECT.toUpperCase() }, 400],
  ])('keeps %s to itself', async (_, change, status) => {
    expect(await start().authorize(change)).toEqual({ status, back: null });
  });

  it.each([
    ['no state', { state: undefined }],
    ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['plain PKCE', { code_challenge_method: 'plain' }],
    ['a challenge that is none', { code_challenge: 'short' }],
    ['another response type', { response_type: 'token' }],
  ])('sends back an error for %s', async (_, change) => {
    const { back } = await start().authorize(change);
    expect(back?.get('error')).toMatch(/invalid_request|unsupported_response_type/);
    expect(back?.has('code')).toBe(false);
  });

  it('returns the state with the code, or with a refusal', async () => {
    const yes = (await start().authorize()).back;
    expect(yes?.get('state')).toBe('my-state');
    expect(yes?.get('code')).toMatch(/^sandbox-code-/);
    const no = (await start({ answer: 'deny' }).authorize()).back;
    expect([no?.get('error'), no?.get('state')]).toEqual(['access_denied', 'my-state']);
  });

  it('asks who is signing in, if configured to', async () => {
    const { ask, sandbox } = start({ answer: 'ask' });
    const query = `response_type=code&client_id=${SANDBOX_CLIENT_ID}&redirect_uri=${encodeURIComponent(REDIRECT)}&state=s&code_challenge=${challengeOf(VERIFIER)}&code_challenge_method=S256`;
    const html = await (await ask(`/oauth/authorize?${query}`)).text();
    expect(html).toContain('bob');
    expect(sandbox.sessions.all).toEqual([]);
    const chosen = await ask(`/oauth/authorize?${query}&sandbox_person=bob`);
    expect(chosen.headers.get('location')).toContain('code=');
  });
});

describe('a code', () => {
  it('becomes a pair of tokens for the person', async () => {
    const { signIn, me, sandbox } = start();
    const tokens = await signIn();
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 604_800, scope: 'public' });
    expect(await me(tokens.access_token)).toBe(200);
    expect(sandbox.sessions.issued).toEqual([tokens.access_token, tokens.refresh_token]);
  });

  it.each([
    ['another verifier', { code_verifier: `${VERIFIER}y` }],
    ['no verifier', { code_verifier: undefined }],
    ['another redirect address', { redirect_uri: REDIRECTS.firefox }],
  ])('is refused, and spent, with %s', async (_, change) => {
    const { code, exchange } = start();
    const one = await code();
    expect(await (await exchange({ code: one, ...change })).json()).toMatchObject({ error: 'invalid_grant' });
    const again = await exchange({ code: one });
    if (!('redirect_uri' in change)) expect(again.status).toBe(400);
  });

  it('works once, and for a limited time', async () => {
    const { code, exchange, clock } = start();
    const one = await code();
    expect((await exchange({ code: one })).status).toBe(200);
    expect((await exchange({ code: one })).status).toBe(400);
    const late = await code();
    clock.now += 600_000;
    expect(await (await exchange({ code: late })).json()).toMatchObject({ error_description: 'The code has expired' });
  });
});

describe('a session', () => {
  it('lets an access token expire, and gives a new pair for the refresh token', async () => {
    const { signIn, refresh, me, clock } = start({ accessSeconds: 10 });
    const first = await signIn();
    clock.now += 10_000;
    expect(await me(first.access_token)).toBe(401);
    const second = (await (await refresh(first.refresh_token)).json()) as Record<string, string>;
    expect(await me(second.access_token)).toBe(200);
  });

  it('ends altogether if a refresh token is used twice', async () => {
    const { signIn, refresh, me } = start();
    const first = await signIn();
    const second = (await (await refresh(first.refresh_token)).json()) as Record<string, string>;
    const again = await refresh(first.refresh_token);
    expect(again.status).toBe(400);
    expect(await again.json()).toEqual({ error: 'invalid_grant', error_description: 'session not found' });
    expect(await me(second.access_token)).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });

  it.each(['access_token', 'refresh_token'])('can be revoked by its %s', async (kind) => {
    const { signIn, post, refresh, me } = start();
    const tokens = await signIn();
    expect((await post('/oauth/revoke', { token: tokens[kind], client_id: SANDBOX_CLIENT_ID })).status).toBe(200);
    expect(await me(tokens.access_token)).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });

  it('is refused to a client without its secret, if the server requires one', async () => {
    const { code, exchange } = start({ wantsSecret: true });
    expect((await exchange({ code: await code() })).status).toBe(401);
    expect((await exchange({ code: await code(), client_secret: CLIENT_SECRET })).status).toBe(200);
  });

  it('accepts a form as well as JSON', async () => {
    const { ask, signIn } = start();
    const { refresh_token = '' } = await signIn();
    const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: SANDBOX_CLIENT_ID, refresh_token });
    expect((await ask('/oauth/token', { method: 'POST', body })).status).toBe(200);
  });
});

describe('a device', () => {
  it('waits for the person, refuses polls that come too often, and then signs in once', async () => {
    const { post, ask, clock } = start();
    const asked = await post('/oauth/device/code', { client_id: SANDBOX_CLIENT_ID });
    const { device_code: code, user_code: userCode } = (await asked.json()) as Record<string, string>;
    const poll = async () => (await post('/oauth/device/token', { client_id: SANDBOX_CLIENT_ID, code })).status;
    expect([await poll(), await poll()]).toEqual([400, 429]);
    await ask(`/activate?code=${userCode}`);
    clock.now += 5_000;
    expect([await poll(), await poll()]).toEqual([200, 409]);
  });

  it('learns of an unknown code, an expired one, and a refusal', async () => {
    const { post, ask, clock } = start();
    const begin = async () =>
      (await (await post('/oauth/device/code', { client_id: SANDBOX_CLIENT_ID })).json()) as Record<string, string>;
    const poll = async (code = '') =>
      (await post('/oauth/device/token', { client_id: SANDBOX_CLIENT_ID, code })).status;
    expect(await poll('nothing')).toBe(404);
    const refused = await begin();
    await ask(`/activate?code=${refused.user_code}&as=`);
    expect(await poll(refused.device_code)).toBe(418);
    const late = await begin();
    clock.now += 600_000;
    expect(await poll(late.device_code)).toBe(410);
  });
});
