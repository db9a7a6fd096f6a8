import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { useSentinel } from '@/components/hooks/use-sentinel';
import { useText } from '@/components/hooks/use-text';
import { dayName, startOfDay } from '@/utils/lib/relative-time';
import type { ReadyFeed } from './feed';
import { FeedRowView, type RowProps } from './feed-row';

interface FeedListProps extends Pick<RowProps, 'spoilers' | 'extras' | 'now' | 'onOpen' | 'onVisit'> {
  feed: ReadyFeed;
  onMore: () => void;
}

/**
 * The rows by day. Days are seen, not heard: a feed holds nothing but articles, and each of them says its own time. One
 * row is the Tab stop of the whole feed: the one that had the focus last.
 */
export function FeedList({ feed, spoilers, extras, now, onOpen, onVisit, onMore }: FeedListProps) {
  const text = useText();
  const { rows, next } = feed;
  const [focused, setFocused] = useState<string>();
  const current = rows.some(({ card }) => card.id === focused) ? focused : rows[0]?.card.id;
  const sentinel = useSentinel(onMore, rows.length);
  const words = { today: text('popup_today'), yesterday: text('popup_yesterday') };
  let day = Number.NaN;
  return (
    <>
      <div class="feed" role="feed" aria-label={text('a11y_feed')} aria-busy={false}>
        {rows.map((row, index) => {
          const { id, key } = row.card;
          const place = Math.min(-key[0], now);
          const isNewDay = startOfDay(place) !== day;
          day = startOfDay(place);
          return (
            <Fragment key={id}>
              {isNewDay && (
                <div class="day" aria-hidden="true">
                  {dayName(place, now, text.locale, words)}
                </div>
              )}
              <FeedRowView
                row={row}
                position={index + 1}
                current={id === current}
                spoilers={spoilers}
                extras={extras}
                now={now}
                onFocus={setFocused}
                onOpen={onOpen}
                onVisit={onVisit}
              />
            </Fragment>
          );
        })}
      </div>
      <p class="feed-end" ref={sentinel}>
        {next ? text('popup_loading_more') : text('popup_end')}
      </p>
    </>
  );
}
