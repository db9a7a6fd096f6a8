import type { Result } from '@/utils/lib/result';
import { err } from '@/utils/lib/result';
import type { Stream } from '@/utils/sources/stream';
import type { Cursor, Page, Window } from '@/utils/trakt/activity-feed';
import type { TraktError } from '@/utils/trakt/errors';
import type { Client } from '@/utils/trakt/v2/client';
import { historyListing } from '@/utils/trakt/v2/history';
import { readListing } from '@/utils/trakt/v2/listing';
import { readWatching } from '@/utils/trakt/v2/watching';

export type V2Stream = Extract<Stream, { protocol: 'v2' }>;

/** Reads any stream of the current API. */
export function readV2(
  client: Client,
  stream: V2Stream,
  cursor: Cursor | null,
  window: Window | undefined,
): Promise<Result<Page, TraktError>> {
  switch (stream.kind) {
    case 'watching':
      return readWatching(client, stream.user, cursor);
    case 'history':
      return readListing(client, historyListing(stream.user), cursor, window);
    default:
      return Promise.resolve(err({ kind: 'sign-in' }));
  }
}
