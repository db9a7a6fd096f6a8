import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import type { RowProps } from '@/components/feed/rows/feed-row';
import { useText } from '@/components/page/use-text';
import { type Chunk, type ReadyFeed, rowAt } from './feed';
import { FeedChunk, type FeedChunkProps } from './feed-chunk';

export interface FeedListProps extends Pick<RowProps, 'spoilers' | 'extras' | 'now' | 'onOpen' | 'onVisit'> {
  feed: ReadyFeed;
  /** Draws a chunk that is a group; undefined in the first paint, which has none. */
  GroupChunk?: FunctionComponent<FeedChunkProps> | undefined;
}

/** Height assumed for a row that was never drawn, CSS pixels. */
const ROW_HEIGHT_PX = 62;
export const heightOf = ({ height, count }: Chunk) => height ?? count * ROW_HEIGHT_PX;

/**
 * The rows by day. Day headings are hidden from screen readers: an ARIA feed may contain only articles, and each
 * article states its time. Exactly one row is in the tab order: the one focused last (roving tabindex). Chunks far from
 * the viewport are replaced by empty boxes of the same height. `use-sentinel` watches the end of the rows.
 */
export function FeedList({ feed, GroupChunk, ...row }: FeedListProps) {
  const text = useText();
  const { chunks, next, busy, line } = feed;
  const [focused, onFocus] = useState<string>();
  const current = rowAt(feed, focused)?.place;
  let before = 0;
  let space = 0;
  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles support it */}
      <div class="feed" role={chunks[0]?.group ? 'group' : 'feed'} aria-label={text('a11y_feed')} aria-busy={busy}>
        {chunks.map((chunk, index) => {
          const position = before + 1;
          before += chunk.count;
          if (!chunk.rows) {
            space += heightOf(chunk);
            if (!chunks[index + 1]?.rows && index + 1 < chunks.length) return null;
            const height = space;
            space = 0;
            return <div key={`space-${index}`} class="far" style={{ blockSize: `${height}px` }} />;
          }
          const Part = (chunk.group && GroupChunk) || FeedChunk;
          return (
            <Part
              key={index}
              group={chunk.group}
              index={index}
              rows={chunk.rows}
              position={position}
              above={chunks[index - 1]?.last}
              current={current}
              line={line}
              onFocus={onFocus}
              {...row}
            />
          );
        })}
      </div>
      <p class="feed-end">{text(next ? 'popup_loading_more' : 'popup_end')}</p>
    </>
  );
}
