import { err, ok } from '@/utils/lib/result';
import type { HttpGet } from '@/utils/trakt/http';
import type { Listings } from '@/utils/trakt/trakt-client';
import { type Ask, createAsk } from '@/utils/trakt/v1/ask';
import { checkKey } from '@/utils/trakt/v1/check-key';
import { friendsActivityPath } from '@/utils/trakt/v1/path';
import { readProfile } from '@/utils/trakt/v1/profile';
import { readV1 } from '@/utils/trakt/v1/read';
import { readShow } from '@/utils/trakt/v1/show';

/**
 * The port for Trakt's original API. `key` is part of every path.
 *
 * @param latest the latest time that it can be now, ms UTC
 */
export function createV1Feed(http: HttpGet, key: string, latest: () => number): Listings {
  const send = createAsk(http, friendsActivityPath(key));
  // Without a key, every path would be a different one.
  const ask: Ask = async (path) => (key ? send(path) : err({ kind: 'key-refused' }));
  return {
    async read(stream, cursor, window) {
      if (stream.protocol !== 'v1') return err({ kind: 'unexpected', status: 0 });
      return readV1(ask, key, stream, cursor, { window, latest });
    },
    checkKey: () => checkKey(ask, key),
    profile: (username) => readProfile(ask, key, username),
    me: async () => {
      const answer = await ask(friendsActivityPath(key));
      if (answer.ok) return ok(null);
      return answer.error.kind === 'private' ? err({ kind: 'sign-in' }) : answer;
    },
    people: async () => ok([]),
    searchShows: async () => ok([]),
    show: (id) => readShow(ask, key, id),
  };
}
