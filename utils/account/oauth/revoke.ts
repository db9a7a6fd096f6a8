import type { OAuthTokens } from '@/utils/account/account';
import { post } from '@/utils/account/oauth/client';
import type { HttpOptions } from '@/utils/trakt/http';

/**
 * Asks the server that issued these tokens to revoke them. Never rejects.
 *
 * @param spent whether the access token is no longer valid: the server may then not know it, and report success
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
