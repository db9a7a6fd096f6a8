import type { OAuthTokens } from '@/utils/account/account';
import { post } from '@/utils/account/oauth/client';
import type { HttpOptions } from '@/utils/trakt/http';

/**
 * Asks the server that issued these tokens to revoke them. Never rejects.
 *
 * @param spent true if the access token is no longer valid: a server reports success even for a token that it does not
 *   know, so the refresh token is sent instead
 * @returns whether the server confirmed it
 */
export async function revoke(
  { authOrigin, access, refresh, clientId }: OAuthTokens,
  send: HttpOptions['fetch'],
  spent = false,
): Promise<boolean> {
  const token = spent && refresh !== null ? refresh : access;
  return (await post(send, `${authOrigin}/oauth/revoke`, { token, client_id: clientId })).status === 200;
}
