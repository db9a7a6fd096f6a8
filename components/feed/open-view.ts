import { breathe } from '@/components/hooks/breathe';
import { isTouched } from '@/components/hooks/is-touched';
import type { StoreReader } from '@/components/hooks/open-reader';
import type { Feed } from './feed';
import { FeedView } from './feed-view';

/** The feed as a page looks at it, beginning with what it has drawn already. */
export function openView(read: StoreReader, draw: (feed: Feed) => void, first: Feed): FeedView {
  return new FeedView({ read, draw, breathe, isTouched }, first);
}
