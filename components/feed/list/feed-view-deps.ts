import type { StoreReader } from '@/components/page/connect-store';
import type { Feed } from './feed';

/** What a `FeedView` needs of its page. */
export interface FeedViewDeps {
  read: StoreReader;
  /** Called with each new state. */
  draw: (feed: Feed) => void;
  /** Lets the page paint and handle input between two steps of a long search. */
  yieldToMain: () => Promise<void>;
  /** Whether the pointer or the focus is on a row. */
  isTouched: () => boolean;
  /** False while the person looks at older rows, which must not move. */
  isAtTop: () => boolean;
  /** Scrolls to the newest row and focuses it. */
  toTop: () => void;
}
