import { err } from '@/utils/lib/result';
import type { TraktClient } from '@/utils/trakt/trakt-client';

/** The port over a feed that may throw, which is a mistake in it: the answer is then `internal`. */
export function guardFeed({ serverTime, ...listings }: TraktClient): TraktClient {
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
  return { ...Object.fromEntries(guarded), serverTime };
}
