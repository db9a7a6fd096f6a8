import type { SignInAnswer, SignInProblem } from '@/utils/account/account';
import { codeChallenge, randomToken } from '@/utils/account/oauth/pkce';
import { err, ok, type Result } from '@/utils/lib/result';

interface SignInWindowDeps {
  authOrigin: string;
  clientId: string;
  identity: {
    getRedirectURL(): string;
    launchWebAuthFlow(details: { url: string; interactive: boolean }): Promise<string | undefined>;
  };
  fetch: (...request: Parameters<typeof globalThis.fetch>) => Promise<Response>;
}

/**
 * Asks the person for consent in a window of the browser, so that their password never passes through our pages. The
 * result is not a token yet, and is worthless without the code verifier; see `oauth/exchange`. Never rejects.
 */
export async function openSignIn({
  authOrigin,
  clientId,
  identity,
  fetch: send,
}: SignInWindowDeps): Promise<Result<SignInAnswer, SignInProblem>> {
  const redirect = identity.getRedirectURL();
  const verifier = randomToken();
  const state = randomToken();
  const url = new URL('/oauth/authorize', authOrigin);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    state,
    code_challenge: await codeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();
  try {
    const back = new URL((await identity.launchWebAuthFlow({ url: url.href, interactive: true })) ?? '').href;
    return ok({ authOrigin, clientId, redirect, verifier, state, back });
  } catch {
    // Browsers distinguish a closed window from one that failed to load only by their error messages.
    return err((await answers(authOrigin, send)) ? { kind: 'cancelled' } : { kind: 'offline' });
  }
}

async function answers(origin: string, send: SignInWindowDeps['fetch']): Promise<boolean> {
  try {
    await send(origin, { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(10_000) });
    return true;
  } catch {
    return false;
  }
}
