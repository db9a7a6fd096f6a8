import type { TraktServer } from '@/utils/server/build-env';

/** A build for Trakt that brings no client id. */
export const NO_CLIENT_ID: TraktServer = {
  protocol: 'v2',
  apiOrigin: 'https://api.trakt.tv',
  authOrigin: 'https://auth.trakt.tv',
  clientId: null,
};
