import type { TraktServer } from '@/utils/server/build-env';

/** Origin of the demo's server. No host can have this name (RFC 2606): the background answers these requests itself. */
export const DEMO_ORIGIN = 'https://demo.invalid';

/** The demo's world knows every Client ID. */
export const DEMO_CLIENT_ID = 'demo';

export const isDemo = ({ apiOrigin }: Pick<TraktServer, 'apiOrigin'>): boolean => apiOrigin === DEMO_ORIGIN;
