import { cleared } from '@/components/feed/filter/feed-filter';
import { isAllRead, SearchLine } from '@/components/feed/filter/search-line';
import type { ReadyFeed } from '@/components/feed/list/feed';
import type { FeedHandle } from '@/components/feed/list/feed-handle';
import { CaughtUp } from './caught-up';
import { OtherState } from './other-state';
import type { PopupState } from './popup-state';

interface BelowRowsProps {
  feed: FeedHandle;
  /** Null where no rows can be shown. */
  ready: ReadyFeed | null;
  state: PopupState;
  now: number;
  v1: boolean;
  onResume: () => void;
  onFollow: () => void;
}

/** Everything that may stand below the rows, or in place of them. */
export function BelowRows({ feed, ready, state, now, v1, onResume, onFollow }: BelowRowsProps) {
  return (
    <>
      {ready && <SearchLine feed={ready} filter={feed.filter} onStop={feed.stop} />}
      {ready && isAllRead(ready, feed.filter) && <CaughtUp onShowAll={() => feed.narrow(cleared(feed.filter))} />}
      {state.kind !== 'feed' && state.kind !== 'loading' && (
        <OtherState state={state} now={now} v1={v1} onReload={feed.reload} onResume={onResume} onFollow={onFollow} />
      )}
    </>
  );
}
