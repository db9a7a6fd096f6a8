import type { OAuthTokens } from '@/utils/account/account';
import { post } from '@/utils/account/oauth/client';
import type { HttpOptions } from '@/utils/trakt/http';

/**
 * Asks the server that gave these tokens to forget them. Never rejects.
 *
 * @param spent whether the access token is of no use any more: the server may not know it, and say that all is done
 * @returns whether it said that it did
 */
export async function revoke(
  { authOrigin, access, refresh, clientId }: OAuthTokens,
  send: HttpOptions['fetch'],
  spent = false,
): Promise<boolean> {
  const token = spent && refresh !== null ? refresh : access;
  return (await post(send, `${authOrigin}/oauth/revoke`, { token, client_id: clientId })).status === 200;
}
