import { createHttp, type HttpOptions } from '@/utils/trakt/http';
import { ownPictures } from '@/utils/trakt/own-pictures';
import { withServerClock } from '@/utils/trakt/server-clock';
import type { TraktClient } from '@/utils/trakt/trakt-client';
import { createV1Feed } from '@/utils/trakt/v1/trakt-client';
import { createV2Feed } from '@/utils/trakt/v2/trakt-client';

export interface FeedOptions extends HttpOptions {
  protocol: 'v1' | 'v2';
  /** v1: the API key. */
  clientId: string;
}

/**
 * Creates the client, the only way to read Trakt: the background and the `ask` command use nothing else.
 *
 * A read of a stream of the other protocol is a programming error and fails with `unexpected`, status 0.
 */
export function createTraktClient({ protocol, clientId, ...options }: FeedOptions): TraktClient {
  const { http, ...clock } = withServerClock(createHttp(options), options.now);
  // The computer's clock may be slow. `Date` is not what v1 answers with: another clock, often of another machine.
  const latest = () => Math.max(options.now(), clock.serverTime() ?? 0);
  const feed = protocol === 'v2' ? createV2Feed(http, clientId, options.now) : createV1Feed(http, clientId, latest);
  return ownPictures({ ...feed, ...clock }, options.origin);
}
