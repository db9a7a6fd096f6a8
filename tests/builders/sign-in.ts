import { createHash } from 'node:crypto';
import { SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import { REDIRECTS } from '@/sandbox/oauth/settings';
import type { Account, OAuthTokens } from '@/utils/account/account';

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-x';

/** What a page hands over after somebody has signed in at the sandbox. */
export async function signInAt(sandbox: Sandbox, now: number): Promise<{ account: Account; credentials: OAuthTokens }> {
  const authOrigin = 'https://auth.trakt.tv';
  const redirect = REDIRECTS.chromium;
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: SANDBOX_CLIENT_ID,
    redirect_uri: redirect,
    state: 'state',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const consent = await sandbox.fetch(`${authOrigin}/oauth/authorize?${query}`);
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code');
  const answer = await sandbox.fetch(`${authOrigin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'authorization_code',
      code,
      client_id: SANDBOX_CLIENT_ID,
      redirect_uri: redirect,
      code_verifier: VERIFIER,
    }),
  });
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = await answer.json();
  return {
    account: { kind: 'oauth', username: 'mia', slug: 'mia', name: 'Mia Lindqvist', since: now, state: 'in' },
    credentials: {
      kind: 'oauth',
      authOrigin,
      clientId: SANDBOX_CLIENT_ID,
      redirect,
      access,
      refresh,
      at: now,
      lasts: seconds * 1000,
    },
  };
}
