import { createSession, type Session } from '@/utils/account/session';
import type { TraktServer } from '@/utils/server/build-env';
import { serverKey } from '@/utils/server/connection';
import type { Settings } from '@/utils/settings/settings';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import { guardFeed } from '@/utils/trakt/guard-feed';
import type { Answered } from '@/utils/trakt/http';
import type { TraktClient } from '@/utils/trakt/trakt-client';

export interface TraktDeps {
  settings: { read(): Promise<Settings> };
  /** The Trakt server that the settings point to. */
  connection(settings: Settings): TraktServer;
  now: () => number;
  random: () => number;
  fetch: typeof fetch;
  locks: Pick<LockManager, 'request'>;
}

interface FeedOptions {
  onAnswer?: (answered: Answered) => void;
  /** A Client ID to try in place of the current one. */
  clientId?: string | undefined;
  /** A sign-in to try in place of the stored one. */
  auth?: (() => Promise<string>) | undefined;
}

export interface TraktAccess {
  /** The sign-in at the server that `settings` point to. */
  session(settings: Settings): Session;
  /** A client for that server; null if there is no Client ID. */
  feed(settings: Settings, options?: FeedOptions): TraktClient | null;
}

/** Creates clients and sessions for the server that the settings point to. */
export function openTrakt(deps: TraktDeps): TraktAccess {
  const { settings, connection } = deps;
  /** Each remembers the sign-in that it has read. */
  const sessions = new Map<string, Session>();
  const session = (of: Settings) => {
    const { clientId, ...place } = connection(of);
    const server = serverKey(place);
    const key = `${server} ${clientId}`;
    const isInForce = async () => connection(await settings.read()).clientId === clientId;
    const known = sessions.get(key) ?? createSession(server, { ...deps, clientId, isInForce });
    sessions.set(key, known);
    return known;
  };
  return {
    session,
    feed(of, { onAnswer, clientId, auth } = {}) {
      const { protocol, apiOrigin: origin, clientId: own } = connection(of);
      const id = clientId ?? own;
      if (id === null) return null;
      const options = { ...deps, protocol, origin, clientId: id, onAnswer };
      // A Client ID that is only tried gets no token: the stored tokens belong to another one.
      if (auth || id !== own) return guardFeed(createTraktClient({ ...options, auth }));
      const { authorization, refused } = session(of);
      return guardFeed(createTraktClient({ ...options, auth: authorization, refused }));
    },
  };
}
