import * as oauth from 'oauth4webapi';
import type { OAuthTokens, SignInAnswer, SignInProblem } from '@/utils/account/account';
import { MAX_OAUTH_BODY, toTokens } from '@/utils/account/oauth/refresh';
import { err, ok, type Result } from '@/utils/lib/result';
import { type HttpOptions, readBytes } from '@/utils/trakt/http';

interface Exchanged {
  tokens: OAuthTokens;
  /** How far our clock is ahead of the server's, ms; null where the server did not say. */
  clockAhead: number | null;
}

/**
 * Makes tokens of what came back from the sign-in window: authorization code with PKCE; there is no secret to ship. In the
 * background only, so that no page ever holds them. Never rejects.
 */
export async function exchangeCode(
  { authOrigin, clientId, redirect, verifier, state, back }: SignInAnswer,
  send: HttpOptions['fetch'],
  now: () => number,
): Promise<Result<Exchanged, SignInProblem>> {
  const server: oauth.AuthorizationServer = { issuer: authOrigin, token_endpoint: `${authOrigin}/oauth/token` };
  const client: oauth.Client = { client_id: clientId };
  try {
    const parameters = oauth.validateAuthResponse(server, client, new URL(back), state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      redirect,
      verifier,
      {
        [oauth.customFetch]: async (address, { body, ...init }) => {
          const response = await send(address, {
            ...(init as RequestInit),
            // Trakt documents JSON, not the form that OAuth has.
            headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
            body: JSON.stringify(Object.fromEntries(body)),
            cache: 'no-store',
            credentials: 'omit',
            signal: AbortSignal.timeout(15_000),
          });
          return whole(response);
        },
        // A server of one's own may have no certificate; the page says what that means.
        [oauth.allowInsecureRequests]: authOrigin.startsWith('http:'),
      },
    );
    const { status } = answer;
    if (status >= 500) return err({ kind: 'server', status });
    const given = await oauth.processAuthorizationCodeResponse(server, client, answer);
    const created = given.created_at;
    const tokens = toTokens({ status, body: given }, { authOrigin, clientId, redirect }, now());
    if (!tokens) return err({ kind: 'server', status });
    const isTime = typeof created === 'number' && created > 0 && created < LAST_SECOND;
    return ok({ tokens, clockAhead: isTime ? now() - created * 1000 : null });
  } catch (error) {
    return err(toProblem(error));
  }
}

/** The year 2100, in seconds: what lies beyond is not a clock. */
const LAST_SECOND = 4_102_444_800;
/** Statuses of answers without a body. */
const BODILESS = [204, 205, 304];

/** The answer with its body read up to the limit: the library would read whatever a server sends. */
async function whole(response: Response): Promise<Response> {
  const { status, headers } = response;
  if (status < 200 || BODILESS.includes(status)) return response;
  return new Response((await readBytes(response, MAX_OAUTH_BODY)) as BodyInit | null, { status, headers });
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
