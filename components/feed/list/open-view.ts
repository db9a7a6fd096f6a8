import { isTouched } from '@/components/feed/list/is-touched';
import type { StoreReader } from '@/components/page/connect-store';
import { yieldToMain } from '@/components/page/yield-to-main';
import type { Feed } from './feed';
import { FeedView } from './feed-view';

/** The feed as a page looks at it, beginning with what it has drawn already. */
export function openView(read: StoreReader, draw: (feed: Feed) => void, first: Feed): FeedView {
  return new FeedView({ read, draw, yieldToMain, isTouched }, first);
}
