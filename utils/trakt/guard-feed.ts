import { err } from '@/utils/lib/result';
import type { TraktClient } from '@/utils/trakt/trakt-client';

/** Wraps a client so that an exception, which is a bug, becomes the error `internal`. */
export function guardFeed({ serverTime, clockSkew, ...listings }: TraktClient): TraktClient {
  const guarded = Object.entries(listings).map(([name, ask]) => [
    name,
    async (...args: never[]) => {
      try {
        return await (ask as (...args: never[]) => Promise<unknown>)(...args);
      } catch (error) {
        console.error(error);
        return err({ kind: 'internal' });
      }
    },
  ]);
  return { ...Object.fromEntries(guarded), serverTime, clockSkew };
}
