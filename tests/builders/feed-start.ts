import { readFirst } from '@/components/feed/list/first-read';
import type { FeedStart } from '@/components/feed/start-feed';
import type { StoreReader } from '@/components/page/connect-store';
import { followSignals } from '@/components/page/follow-signals';
import { follow } from '@/components/page/followed';
import type { TraktServer } from '@/utils/server/build-env';
import { readSettings, watchSettings } from '@/utils/settings/read-settings';

/** The data a page starts with, over a store that is already open. */
export function feedStart(build: TraktServer, read: StoreReader): FeedStart {
  const signals = followSignals();
  const first = readFirst({
    read,
    revision: async () => (await signals.first).revision,
    saved: async () => null,
  });
  return { build, read, signals, settings: follow(readSettings, watchSettings), first };
}
