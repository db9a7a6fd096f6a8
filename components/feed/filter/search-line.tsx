import type { ReadyFeed } from '@/components/feed/list/feed';
import { useText } from '@/components/page/use-text';
import type { FeedFilter } from './feed-filter';
import { isNarrowed } from './feed-filter';

interface SearchLineProps {
  feed: ReadyFeed;
  filter: FeedFilter | null;
  onStop: () => void;
}

/** Progress of a search with a stop button, or the message that nothing was found. */
export function SearchLine({ feed, filter, onStop }: SearchLineProps) {
  const text = useText();
  if (!feed.narrowed || isAllRead(feed, filter)) return null;
  const { busy, chunks, next } = feed;
  const back = next && Number.isFinite(next[0]) ? monthOf(-next[0], text.locale) : null;
  return (
    <div class="search-line">
      {busy && <p>{back ? text('filter_back_to', back) : text('filter_searching')}</p>}
      <p role="status">{!busy && chunks.length === 0 && text(isStarsOnly(filter) ? 'star_none' : 'filter_nothing')}</p>
      {busy && (
        <button type="button" class="strip-button" onClick={onStop}>
          {text('filter_stop')}
        </button>
      )}
    </div>
  );
}

const isStarsOnly = (filter: FeedFilter | null) =>
  filter?.starred === true && !isNarrowed({ ...filter, starred: false });

/** True if only unread rows are asked for and there are none. */
export function isAllRead({ busy, chunks }: ReadyFeed, filter: FeedFilter | null): boolean {
  return !busy && chunks.length === 0 && filter?.unread === true && !isNarrowed({ ...filter, unread: false });
}

/** "March 2025". */
function monthOf(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(at);
}
