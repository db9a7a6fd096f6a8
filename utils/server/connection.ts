import type { TraktServer } from '@/utils/server/build-env';
import { DEMO_CLIENT_ID, isDemo } from '@/utils/server/demo';

/** A server used in place of the build's. */
export interface ChosenServer {
  protocol: 'v1' | 'v2';
  /** Origin of its API, without a trailing slash. */
  origin: string;
}

/** The settings that choose the server. */
export interface ServerChoice {
  /** A server other than the build's; null: the build's. */
  server: ChosenServer | null;
  /** Client IDs that the person entered, by API origin. */
  clientIds: Readonly<Record<string, string>>;
}

/** Key of a server: everything stored for a server stays with it. */
export const serverKey = ({ protocol, apiOrigin }: Pick<TraktServer, 'protocol' | 'apiOrigin'>) =>
  `${protocol}:${apiOrigin}`;

/** Each server has a database of its own, so that activities of one never appear with another. */
export const databaseName = (server: Pick<TraktServer, 'protocol' | 'apiOrigin'>) => `lookout:${serverKey(server)}`;

/**
 * The Trakt server that the settings choose. Callers take protocol, origin and client ID from one result, so that
 * nothing of one server is ever sent to another. The build's client ID is used only for the build's server.
 */
export function connectionOf({ server, clientIds }: ServerChoice, env: TraktServer): TraktServer {
  if (!server) return { ...env, clientId: clientIds[env.apiOrigin] ?? env.clientId };
  const { protocol, origin: apiOrigin } = server;
  const isBuilt = protocol === env.protocol && apiOrigin === env.apiOrigin;
  return {
    protocol,
    apiOrigin,
    // Other servers handle sign-in at the origin of their API.
    authOrigin: isBuilt ? env.authOrigin : apiOrigin,
    clientId: clientIds[apiOrigin] ?? (isBuilt ? env.clientId : isDemo({ apiOrigin }) ? DEMO_CLIENT_ID : null),
  };
}
