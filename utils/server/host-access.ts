import type { TraktServer } from '@/utils/server/build-env';
import { isDemo } from '@/utils/server/demo';

/** The part of the browser's permissions that is used here. */
interface Permissions {
  contains(wanted: { origins: string[] }): Promise<boolean>;
  request(wanted: { origins: string[] }): Promise<boolean>;
}

/** A match pattern cannot contain a port: the permission covers every port of the host. */
export function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/**
 * Whether the browser lets Lookout reach the API. People can revoke that at any time; then every request fails as if
 * there were no network. The demo needs no access.
 */
export async function hasHostAccess(permissions: Permissions, { apiOrigin }: TraktServer): Promise<boolean> {
  return isDemo({ apiOrigin }) || permissions.contains({ origins: [hostPattern(apiOrigin)] });
}

/** Asks for access to the API and the sign-in. Must be called in a click handler. Returns false if it is denied. */
export function requestHostAccess(permissions: Permissions, { apiOrigin, authOrigin }: TraktServer): Promise<boolean> {
  return permissions.request({ origins: [...new Set([apiOrigin, authOrigin].map(hostPattern))] });
}
