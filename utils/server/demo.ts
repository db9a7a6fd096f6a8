import type { TraktServer } from '@/utils/server/build-env';

/**
 * Where the demo's world seems to be. Nothing can answer there (RFC 2606): the background answers such requests itself.
 */
export const DEMO_ORIGIN = 'https://demo.invalid';

/** The demo's world knows every Client ID. */
export const DEMO_CLIENT_ID = 'demo';

export const isDemo = ({ apiOrigin }: Pick<TraktServer, 'apiOrigin'>): boolean => apiOrigin === DEMO_ORIGIN;
