import { createHash } from 'node:crypto';
import { SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import { REDIRECTS } from '@/sandbox/oauth/settings';
import type { Account, OAuthTokens, SignInAnswer } from '@/utils/account/account';
import { exchangeCode } from '@/utils/account/oauth/exchange';

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-x';

/** The redirect that the sign-in window returns after the person agreed at the sandbox. */
export async function agreeAt(sandbox: Sandbox): Promise<SignInAnswer> {
  const authOrigin = 'https://auth.trakt.tv';
  const [redirect, state] = [REDIRECTS.chromium, 'state'];
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: SANDBOX_CLIENT_ID,
    redirect_uri: redirect,
    state,
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const consent = await sandbox.fetch(`${authOrigin}/oauth/authorize?${query}`);
  const back = consent.headers.get('location') ?? '';
  return { authOrigin, clientId: SANDBOX_CLIENT_ID, redirect, verifier: VERIFIER, state, back };
}

/** Mia's sign-in at the sandbox, as the background stores it. */
export async function signInAt(sandbox: Sandbox, now: number): Promise<{ account: Account; credentials: OAuthTokens }> {
  const made = await exchangeCode(await agreeAt(sandbox), sandbox.fetch as typeof fetch, () => now);
  if (!made.ok) throw new Error(made.error.kind);
  return {
    account: { kind: 'oauth', username: 'mia', slug: 'mia', name: 'Mia Lindqvist', since: now, state: 'in' },
    credentials: made.value.tokens,
  };
}
