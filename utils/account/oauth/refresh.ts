import type { OAuthTokens } from '@/utils/account/account';
import { post, toTokens } from '@/utils/account/oauth/client';
import type { HttpOptions } from '@/utils/trakt/http';

/**
 * The next pair of tokens. `ended`: the server says that the session is over. `refused`: it refuses for another reason,
 * for example because it wants a secret or no longer knows the application. `failed`: no usable answer.
 */
export async function refresh(
  { authOrigin, clientId, redirect, refresh: token }: OAuthTokens,
  send: HttpOptions['fetch'],
  now: () => number,
): Promise<OAuthTokens | 'ended' | 'refused' | 'failed'> {
  if (token === null) return 'ended';
  const answer = await post(send, `${authOrigin}/oauth/token`, {
    grant_type: 'refresh_token',
    refresh_token: token,
    client_id: clientId,
    redirect_uri: redirect,
  });
  if (answer.body?.error === 'invalid_grant') return 'ended';
  const next = toTokens(answer, { authOrigin, clientId, redirect }, now());
  // A refresh token that is not replaced stays valid.
  if (next) return { ...next, refresh: next.refresh ?? token };
  const { status, body } = answer;
  return status >= 400 && status < 500 && status !== 429 && typeof body?.error === 'string' ? 'refused' : 'failed';
}
