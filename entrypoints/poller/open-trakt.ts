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
  /** Which Trakt these settings mean. */
  connection(settings: Settings): TraktServer;
  now: () => number;
  random: () => number;
  fetch: typeof fetch;
  locks: Pick<LockManager, 'request'>;
}

interface FeedOptions {
  onAnswer?: (answered: Answered) => void;
  /** A client id to try instead of the one in force. */
  clientId?: string | undefined;
  /** A sign-in to try instead of the stored one. */
  auth?: (() => Promise<string>) | undefined;
}

export interface TraktAccess {
  /** Who has signed in at the Trakt that `settings` mean. */
  session(settings: Settings): Session;
  /** Reads that Trakt; null where there is no client id to read with. */
  feed(settings: Settings, options?: FeedOptions): TraktClient | null;
}

/** Makes clients and sessions of whichever Trakt the settings mean. */
export function openTrakt(deps: TraktDeps): TraktAccess {
  const { settings, connection } = deps;
  const session = (of: Settings) => {
    const { clientId, ...place } = connection(of);
    const isInForce = async () => connection(await settings.read()).clientId === clientId;
    return createSession(serverKey(place), { ...deps, clientId, isInForce });
  };
  return {
    session,
    feed(of, { onAnswer, clientId, auth } = {}) {
      const { protocol, apiOrigin: origin, clientId: own } = connection(of);
      const id = clientId ?? own;
      if (id === null) return null;
      const options = { ...deps, protocol, origin, clientId: id, onAnswer };
      // A client id that is only tried is sent no token: those that are stored were made for another.
      if (auth || id !== own) return guardFeed(createTraktClient({ ...options, auth }));
      const { authorization, refused } = session(of);
      return guardFeed(createTraktClient({ ...options, auth: authorization, refused }));
    },
  };
}
