import { err, type Result } from '@/utils/lib/result';
import type { ActivityFeed, Listings } from '@/utils/trakt/activity-feed';
import type { TraktError } from '@/utils/trakt/errors';

/**
 * The port over a feed that is made when it is first asked. Where that fails (a damaged installation), or where the feed
 * throws, which is a mistake in it, the answer is `internal`.
 */
export function lazyFeed(load: () => Promise<ActivityFeed>): ActivityFeed {
  let loading: Promise<ActivityFeed> | undefined;
  let loaded: ActivityFeed | undefined;
  const later =
    <K extends keyof Listings>(name: K) =>
    async (...args: unknown[]): Promise<Result<never, TraktError>> => {
      try {
        loading ??= load();
        loaded = await loading;
        return await (loaded[name] as (...args: unknown[]) => Promise<Result<never, TraktError>>)(...args);
      } catch (error) {
        console.error(error);
        return err({ kind: 'internal' });
      }
    };
  return {
    read: later('read'),
    checkKey: later('checkKey'),
    profile: later('profile'),
    me: later('me'),
    people: later('people'),
    searchShows: later('searchShows'),
    show: later('show'),
    serverTime: () => loaded?.serverTime() ?? null,
  };
}
