import * as oauth from 'oauth4webapi';
import type { SignedIn } from '@/utils/account/account';
import { err, ok, type Result } from '@/utils/lib/result';

/** What can go wrong while somebody signs in; each has words of its own, see `components/options/sign-in-words`. */
export type SignInProblem =
  /** The window was closed, or showed something that could not be answered. */
  | { kind: 'cancelled' }
  /** The person, or Trakt, said no. */
  | { kind: 'denied' }
  /** What came back does not belong to what was asked: somebody may have meddled with it. */
  | { kind: 'wrong-state' }
  /** The code was too old, or used before. */
  | { kind: 'expired' }
  /** Trakt wants more proof of this application than one without a secret can give. */
  | { kind: 'wants-secret' }
  /** The request itself was refused: the application is set up otherwise. */
  | { kind: 'refused'; code: string }
  | { kind: 'offline' }
  | { kind: 'server'; status: number };

interface SignInDeps {
  authOrigin: string;
  clientId: string;
  identity: {
    getRedirectURL(): string;
    launchWebAuthFlow(details: { url: string; interactive: boolean }): Promise<string | undefined>;
  };
  fetch: (...request: Parameters<typeof globalThis.fetch>) => Promise<Response>;
  now: () => number;
}

/**
 * Authorization code with PKCE, in a window of the browser's own: neither password nor code ever passes a page of ours, and
 * there is no secret to ship. Never rejects.
 */
export async function signIn({
  authOrigin,
  clientId,
  identity,
  fetch: send,
  now,
}: SignInDeps): Promise<Result<SignedIn, SignInProblem>> {
  const server: oauth.AuthorizationServer = { issuer: authOrigin, token_endpoint: `${authOrigin}/oauth/token` };
  const client: oauth.Client = { client_id: clientId };
  const redirect = identity.getRedirectURL();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL('/oauth/authorize', authOrigin);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();

  let back: URL;
  try {
    back = new URL((await identity.launchWebAuthFlow({ url: url.href, interactive: true })) ?? '');
  } catch {
    // The browsers tell a closed window from one that could not load in their messages only.
    return err((await answers(authOrigin, send)) ? { kind: 'cancelled' } : { kind: 'offline' });
  }
  try {
    const parameters = oauth.validateAuthResponse(server, client, back, state);
    const request = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      redirect,
      verifier,
      {
        [oauth.customFetch]: (address, { body, ...init }) =>
          send(address, {
            ...(init as RequestInit),
            // Trakt documents JSON, not the form that OAuth has.
            headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
            body: JSON.stringify(Object.fromEntries(body)),
            cache: 'no-store',
            credentials: 'omit',
            signal: AbortSignal.timeout(15_000),
          }),
        // A server of one's own may have no certificate; the page says what that means.
        [oauth.allowInsecureRequests]: authOrigin.startsWith('http:'),
      },
    );
    const { status } = request;
    if (status >= 500) return err({ kind: 'server', status });
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, request);
    const created = tokens.created_at;
    return ok({
      authOrigin,
      clientId,
      redirect,
      access: tokens.access_token,
      refresh: tokens.refresh_token ?? null,
      lasts: (tokens.expires_in ?? 86_400) * 1000,
      clockAhead: typeof created === 'number' ? now() - created * 1000 : null,
    });
  } catch (error) {
    return err(toProblem(error));
  }
}

async function answers(origin: string, send: SignInDeps['fetch']): Promise<boolean> {
  try {
    await send(origin, { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(10_000) });
    return true;
  } catch {
    return false;
  }
}

function toProblem(error: unknown): SignInProblem {
  if (error instanceof oauth.AuthorizationResponseError) {
    return error.error === 'access_denied' ? { kind: 'denied' } : { kind: 'refused', code: error.error };
  }
  if (error instanceof oauth.ResponseBodyError) {
    if (error.error === 'invalid_grant') return { kind: 'expired' };
    if (error.error === 'invalid_client' || error.error === 'unauthorized_client') return { kind: 'wants-secret' };
    return { kind: 'refused', code: error.error };
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) return { kind: 'wants-secret' };
  if (error instanceof oauth.OperationProcessingError) {
    const status = error.cause instanceof Response ? error.cause.status : null;
    // Nothing was asked yet: what came back from the window is wrong.
    return status === null && error.code === oauth.INVALID_RESPONSE
      ? { kind: 'wrong-state' }
      : { kind: 'server', status: status ?? 200 };
  }
  return { kind: 'offline' };
}
