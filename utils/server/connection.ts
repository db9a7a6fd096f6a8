import type { TraktServer } from '@/utils/server/build-env';

/** A server that is talked to instead of the one the extension was built for. */
export interface Server {
  protocol: 'v1' | 'v2';
  /** Origin of its API, without a slash at the end. */
  origin: string;
}

/** What the settings say of the server. */
export interface ServerChoice {
  /** Another server than the build's; null: the build's. */
  server: Server | null;
  /** Client ids that the person entered, by the origin of the API. */
  clientIds: Readonly<Record<string, string>>;
}

/** Names a server: what is watched there stays there. */
export const serverKey = ({ protocol, apiOrigin }: Pick<TraktServer, 'protocol' | 'apiOrigin'>) =>
  `${protocol}:${apiOrigin}`;

/** Each server has a database of its own, so that activities of one never show up with another. */
export const databaseName = (server: Pick<TraktServer, 'protocol' | 'apiOrigin'>) => `lookout:${serverKey(server)}`;

/**
 * Which Trakt the settings mean. Whoever talks to it takes protocol, origin and client id from one answer, so that nothing
 * of one server is ever sent to another: the build's client id is for the build's server alone.
 */
export function connectionOf({ server, clientIds }: ServerChoice, env: TraktServer): TraktServer {
  if (!server) return { ...env, clientId: clientIds[env.apiOrigin] ?? env.clientId };
  const { protocol, origin: apiOrigin } = server;
  const isBuilt = protocol === env.protocol && apiOrigin === env.apiOrigin;
  return {
    protocol,
    apiOrigin,
    // Servers of one's own sign people in where they answer.
    authOrigin: isBuilt ? env.authOrigin : apiOrigin,
    clientId: clientIds[apiOrigin] ?? (isBuilt ? env.clientId : null),
  };
}
