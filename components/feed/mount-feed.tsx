import { type ComponentChild, render } from 'preact';
import { FeedApp } from '@/components/feed/feed-app';
import type { FeedPageName } from '@/components/feed/list/saved-view';
import { type FeedStart, startFeed } from '@/components/feed/start-feed';
import { applyLanguage, browserText } from '@/components/page/browser-text';
import { TextContext } from '@/components/page/use-text';

/**
 * Fills a page that shows the feed.
 *
 * @param view what is shown; left out: nothing but the feed
 */
export function mountFeed(
  page: FeedPageName,
  view = (start: FeedStart): ComponentChild => <FeedApp page={page} start={start} />,
): void {
  const start = startFeed(page);
  const text = browserText();
  const root = document.getElementById('app');
  applyLanguage(document, text, text('extName'));
  if (!root) return;
  render(<TextContext.Provider value={text}>{view(start)}</TextContext.Provider>, root);
}
