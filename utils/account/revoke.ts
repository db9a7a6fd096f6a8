import type { OAuthTokens } from '@/utils/account/account';
import { post } from '@/utils/account/refresh';
import type { HttpOptions } from '@/utils/trakt/http';

/** Asks the server that gave these tokens to forget them. Never rejects. @returns whether it said that it did */
export async function revoke(
  { authOrigin, access, clientId }: OAuthTokens,
  send: HttpOptions['fetch'],
): Promise<boolean> {
  return (await post(send, `${authOrigin}/oauth/revoke`, { token: access, client_id: clientId })).status === 200;
}
