import type { OAuthTokens, SignInAnswer, SignInProblem } from '@/utils/account/account';
import { type Answer, post, toTokens } from '@/utils/account/oauth/client';
import { err, ok, type Result } from '@/utils/lib/result';
import type { HttpOptions } from '@/utils/trakt/http';

interface Exchanged {
  tokens: OAuthTokens;
  /** How far our clock is ahead of the server's, ms; null if the server gave no time. */
  clockAhead: number | null;
}

/** The year 2100, in seconds: a later time is not a clock. */
const MAX_EPOCH_SECONDS = 4_102_444_800;

/**
 * Exchanges the result of the sign-in window for tokens: authorization code with PKCE and no client secret, which
 * everybody could read in the extension. Runs only in the background, so that no page ever holds tokens. Never rejects.
 */
export async function exchangeCode(
  answer: SignInAnswer,
  send: HttpOptions['fetch'],
  now: () => number,
): Promise<Result<Exchanged, SignInProblem>> {
  const { back } = answer;
  // Browsers distinguish a closed window from one that failed to load only by their error messages.
  if (back === null) return err({ kind: (await isReachable(answer.authOrigin, send)) ? 'cancelled' : 'offline' });
  const code = readCode({ ...answer, back });
  if (!code.ok) return code;
  const { authOrigin, clientId, redirect, verifier } = answer;
  const given = await post(send, `${authOrigin}/oauth/token`, {
    grant_type: 'authorization_code',
    code: code.value,
    client_id: clientId,
    redirect_uri: redirect,
    code_verifier: verifier,
  });
  const tokens = toTokens(given, { authOrigin, clientId, redirect }, now());
  if (!tokens) return err(toProblem(given));
  const created = given.body?.created_at;
  const isTime = typeof created === 'number' && created > 0 && created < MAX_EPOCH_SECONDS;
  return ok({ tokens, clockAhead: isTime ? now() - created * 1000 : null });
}

/** The code in the redirect URL (RFC 6749, 4.1.2; issuer: RFC 9207). */
function readCode({ back, state, authOrigin }: SignInAnswer & { back: string }): Result<string, SignInProblem> {
  const { searchParams } = new URL(URL.canParse(back) ? back : 'about:blank');
  // A duplicate parameter could be read one way here and another way at the server.
  const only = (name: string) => {
    const [first, second] = searchParams.getAll(name);
    return second === undefined ? first : undefined;
  };
  const isIssuer = !searchParams.has('iss') || only('iss') === authOrigin;
  if (only('state') !== state || !isIssuer) return err({ kind: 'wrong-state' });
  const error = only('error');
  if (error) return err(error === 'access_denied' ? { kind: 'denied' } : { kind: 'refused', code: error });
  const code = only('code');
  return code ? ok(code) : err({ kind: 'wrong-state' });
}

async function isReachable(origin: string, send: HttpOptions['fetch']): Promise<boolean> {
  try {
    await send(origin, { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(10_000) });
    return true;
  } catch {
    return false;
  }
}

function toProblem({ status, body }: Answer): SignInProblem {
  if (status === 0) return { kind: 'offline' };
  const error = status >= 400 && status < 500 ? body?.error : undefined;
  if (error === 'invalid_grant') return { kind: 'expired' };
  if (status === 401 || error === 'invalid_client' || error === 'unauthorized_client') return { kind: 'wants-secret' };
  return typeof error === 'string' ? { kind: 'refused', code: error } : { kind: 'server', status };
}
