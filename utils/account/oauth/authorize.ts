import type { SignInAnswer } from '@/utils/account/account';
import { codeChallenge, randomToken } from '@/utils/account/oauth/pkce';

interface SignInWindowDeps {
  authOrigin: string;
  clientId: string;
  identity: {
    getRedirectURL(): string;
    launchWebAuthFlow(details: { url: string; interactive: boolean }): Promise<string | undefined>;
  };
}

/**
 * Asks the person for consent in a window of the browser, so that their password never passes through our pages. The
 * result is not a token yet, and is worthless without the code verifier; see `oauth/exchange`. Never rejects.
 */
export async function openSignIn({ authOrigin, clientId, identity }: SignInWindowDeps): Promise<SignInAnswer> {
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
  const answer = { authOrigin, clientId, redirect, verifier, state };
  try {
    const back = new URL((await identity.launchWebAuthFlow({ url: url.href, interactive: true })) ?? '').href;
    return { ...answer, back };
  } catch {
    return { ...answer, back: null };
  }
}
