import { type FirstRead, readFirst } from '@/components/feed/list/first-read';
import { type FeedPageName, readView } from '@/components/feed/list/saved-view';
import { followSignals } from '@/components/page/follow-signals';
import type { Followed } from '@/components/page/followed';
import { openPage, type PageDeps } from '@/components/page/open-page';
import type { Signals } from '@/utils/messaging/signals';

/** All that a feed page reads before its first rows. */
export interface FeedStart extends PageDeps {
  signals: Followed<Signals>;
  first: Promise<FirstRead>;
}

/** Requests everything at once. Called by a page's first line, so that nothing waits for its first paint. */
export function startFeed(page: FeedPageName): FeedStart {
  const opened = openPage();
  const signals = followSignals();
  const first = readFirst({
    read: opened.read,
    revision: async () => (await signals.first).revision,
    saved: () => readView(page, Date.now()),
  });
  return { ...opened, signals, first };
}
