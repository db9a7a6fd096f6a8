import { err } from '@/utils/lib/result';
import type { Now } from '@/utils/lib/time';
import type { HttpGet } from '@/utils/trakt/http';
import type { Listings } from '@/utils/trakt/trakt-client';
import { checkKey } from '@/utils/trakt/v2/check-key';
import { createClient } from '@/utils/trakt/v2/client';
import { readPeople } from '@/utils/trakt/v2/following';
import { readProfile } from '@/utils/trakt/v2/profile';
import { readV2 } from '@/utils/trakt/v2/read';
import { readShowDetails, searchShows } from '@/utils/trakt/v2/show';

/** The port for Trakt's current API. */
export function createV2Feed(http: HttpGet, clientId: string, now: Now): Listings {
  const client = createClient(http, clientId, now);
  return {
    async read(stream, cursor, window) {
      if (stream.protocol !== 'v2') return err({ kind: 'unexpected', status: 0 });
      return readV2(client, stream, cursor, window);
    },
    checkKey: () => checkKey(client),
    profile: (username) => readProfile(client, username),
    me: () => readProfile(client, 'me'),
    people: (circle) => readPeople(client, circle),
    searchShows: (query) => searchShows(client, query),
    show: (id, service) => readShowDetails(client, id, service),
  };
}
