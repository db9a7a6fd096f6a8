import { isTouched } from '@/components/feed/list/is-touched';
import type { StoreReader } from '@/components/page/connect-store';
import { yieldToMain } from '@/components/page/yield-to-main';
import type { Feed } from './feed';
import { FeedView } from './feed-view';

/** A `FeedView` that starts from the rows already drawn. */
export function openView(read: StoreReader, draw: (feed: Feed) => void, first: Feed): FeedView {
  return new FeedView({ read, draw, yieldToMain, isTouched }, first);
}
