import { describe, expect, it } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import type { SettingsChange } from '@/sandbox/control';
import { REDIRECTS } from '@/sandbox/oauth/settings';
import { agreeAt, signInAt } from '@/tests/builders/sign-in';
import { openSignIn } from '@/utils/account/oauth/authorize';
import { exchangeCode } from '@/utils/account/oauth/exchange';
import { refresh } from '@/utils/account/oauth/refresh';
import { DAY } from '@/utils/lib/time';
import { createHttp } from '@/utils/trakt/http';

const START = Date.UTC(2026, 10, 22, 12);
const world = createCast({ now: START });

/** Signs in at a sandbox. `clock` is ours; the sandbox's does not move. */
function attempt(
  oauth: SettingsChange['oauth'] = {},
  {
    clock = START,
    meanwhile,
    prepare,
    redirect = REDIRECTS.chromium as string,
  }: {
    clock?: number;
    meanwhile?: (control: ReturnType<typeof createSandbox>['control']) => void;
    prepare?: (control: ReturnType<typeof createSandbox>['control']) => void;
    redirect?: string;
  } = {},
) {
  const sandbox = createSandbox({ world, now: () => START, settings: { oauth } });
  prepare?.(sandbox.control);
  const identity = {
    getRedirectURL: () => redirect,
    async launchWebAuthFlow({ url }: { url: string }) {
      const response = await sandbox.fetch(url);
      const location = response.headers.get('location');
      // The person sees a page that leads nowhere, and closes it.
      if (!location) throw new Error('The user did not approve access.');
      meanwhile?.(sandbox.control);
      return location;
    },
  };
  const send = sandbox.fetch as typeof fetch;
  const where = { authOrigin: 'https://auth.trakt.tv', clientId: SANDBOX_CLIENT_ID };
  const answer = openSignIn({ ...where, identity });
  const result = answer.then((given) => exchangeCode(given, send, () => clock));
  return { sandbox, answer, result };
}

it('follows no redirect with secrets', async () => {
  const { credentials } = await signInAt(createSandbox({ world, now: () => START }), START);
  const sent: [string, RequestInit | undefined][] = [];
  const away = (async (url: string, init?: RequestInit) => {
    sent.push([url, init]);
    return new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/' } });
  }) as typeof fetch;
  const answer = await agreeAt(createSandbox({ world, now: () => START }));
  const result = await exchangeCode(answer, away, () => START);
  expect(result).toEqual({ ok: false, error: { kind: 'server', status: 307 } });
  expect(await refresh(credentials, away, () => START)).toBe('failed');
  const get = createHttp({
    origin: 'https://api.trakt.tv',
    fetch: away,
    now: () => START,
    auth: async () => 'Bearer x',
  });
  await get('/users/settings');
  expect(sent.map(([url, init]) => [new URL(url).host, init?.redirect])).toEqual([
    ['auth.trakt.tv', 'manual'],
    ['auth.trakt.tv', 'manual'],
    ['api.trakt.tv', 'manual'],
  ]);
});

it.each([
  ['rejects an oversized answer', { access_token: 'a', pad: 'x'.repeat(200_000) }, null],
  ['limits the lifetime of a token to 400 days', { access_token: 'a', expires_in: 1e300 }, 400 * DAY],
  ['gives a token a lifetime of at least a second', { access_token: 'a', expires_in: 1e-6 }, 1000],
] as const)('%s', async (_, given, lasts) => {
  const answer = await agreeAt(createSandbox({ world, now: () => START }));
  const body = { token_type: 'bearer', refresh_token: 'b', created_at: 1e300, ...given };
  const send = (async () => Response.json(body)) as unknown as typeof fetch;
  const result = await exchangeCode(answer, send, () => START);
  if (lasts === null) expect(result).toEqual({ ok: false, error: { kind: 'server', status: 200 } });
  else expect(result.ok && [result.value.tokens.lasts, result.value.clockAhead]).toEqual([lasts, null]);
});

it.each<[string, (back: URL) => void, object]>([
  ['no state', (back) => back.searchParams.delete('state'), { kind: 'wrong-state' }],
  ['two codes', (back) => back.searchParams.append('code', 'another'), { kind: 'wrong-state' }],
  ['no code', (back) => back.searchParams.delete('code'), { kind: 'wrong-state' }],
  ['another issuer', (back) => back.searchParams.set('iss', 'https://other.example'), { kind: 'wrong-state' }],
  [
    'an error of its own',
    (back) => back.searchParams.set('error', 'server_error'),
    { kind: 'refused', code: 'server_error' },
  ],
])('requests no tokens after an answer with %s', async (_, change, error) => {
  const answer = await agreeAt(createSandbox({ world, now: () => START }));
  const back = new URL(answer.back ?? '');
  change(back);
  const sent: unknown[] = [];
  const send = (async (url: string) => {
    sent.push(url);
    return Response.json({});
  }) as typeof fetch;
  expect(await exchangeCode({ ...answer, back: back.href }, send, () => START)).toEqual({ ok: false, error });
  expect(await exchangeCode({ ...answer, back: 'no address' }, send, () => START)).toMatchObject({ ok: false });
  expect(sent).toEqual([]);
});

it.each<[number, object | null, object]>([
  [401, null, { kind: 'wants-secret' }],
  [400, { error: 'invalid_request' }, { kind: 'refused', code: 'invalid_request' }],
  [400, { error: 7 }, { kind: 'server', status: 400 }],
  [200, { access_token: 'a', token_type: 'mac' }, { kind: 'server', status: 200 }],
  [503, { error: 'invalid_grant' }, { kind: 'server', status: 503 }],
])('finds no tokens in the answer %i %o', async (status, body, error) => {
  const answer = await agreeAt(createSandbox({ world, now: () => START }));
  const send = (async () => new Response(body && JSON.stringify(body), { status })) as unknown as typeof fetch;
  expect(await exchangeCode(answer, send, () => START)).toEqual({ ok: false, error });
});

describe('signing in', () => {
  it('returns tokens for the person, and sends no secret', async () => {
    const { sandbox, answer, result } = attempt();
    const signedIn = await result;
    expect(signedIn).toMatchObject({
      ok: true,
      value: { tokens: { at: START, lasts: 7 * DAY, redirect: REDIRECTS.chromium }, clockAhead: 0 },
    });
    if (!signedIn.ok) return;
    const { access, refresh } = signedIn.value.tokens;
    expect(sandbox.sessions.issued).toEqual([access, refresh]);
    // The answer passes through a page, so it must contain no token.
    for (const token of sandbox.sessions.issued) expect(JSON.stringify(await answer)).not.toContain(token);
    const exchange = sandbox.log.find(({ path }) => path === '/oauth/token');
    expect(Object.keys(JSON.parse(exchange?.body ?? '{}')).sort()).toEqual([
      'client_id',
      'code',
      'code_verifier',
      'grant_type',
      'redirect_uri',
    ]);
  });

  it.each([
    ['ahead', DAY],
    ['behind', -DAY],
  ])('works with a clock that is a day %s, and reports the difference', async (_, off) => {
    expect(await attempt({}, { clock: START + off }).result).toMatchObject({ ok: true, value: { clockAhead: off } });
  });

  it.each<[string, ReturnType<typeof attempt>, object]>([
    ['a window that was closed', attempt({}, { redirect: 'https://other.example/' }), { kind: 'cancelled' }],
    ['a refusal', attempt({ answer: 'deny' }), { kind: 'denied' }],
    ['an answer to another question', attempt({ answer: 'wrong-state' }), { kind: 'wrong-state' }],
    ['a code that is too old', attempt({ codeSeconds: 0 }), { kind: 'expired' }],
    ['a server that wants a secret', attempt({ wantsSecret: true }), { kind: 'wants-secret' }],
    [
      'a server in trouble',
      attempt({}, { meanwhile: (control) => control.fault({ kind: '502' }) }),
      { kind: 'server', status: 502 },
    ],
    [
      'a web page instead of tokens',
      attempt({}, { meanwhile: (control) => control.fault({ kind: 'html' }) }),
      { kind: 'server', status: 200 },
    ],
    [
      'a network that fails midway',
      attempt({}, { meanwhile: (control) => control.fault({ kind: 'refuse' }) }),
      { kind: 'offline' },
    ],
    ['no network', attempt({}, { prepare: (control) => control.fault({ kind: 'refuse' }) }), { kind: 'offline' }],
  ])('reports %s', async (_, { sandbox, result }, problem) => {
    expect(await result).toEqual({ ok: false, error: problem });
    expect(sandbox.sessions.all).toEqual([]);
  });
});
