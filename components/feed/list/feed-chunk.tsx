import { Fragment } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { FeedRowView, type RowProps } from '@/components/feed/rows/feed-row';
import { useText } from '@/components/page/use-text';
import { dayName, startOfDay } from '@/utils/lib/relative-time';
import { compareKeys } from '@/utils/store/read/card-keys';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { CardKey } from '@/utils/store/schema';
import type { Group } from './group-walk';

export interface FeedChunkProps extends Omit<RowProps, 'row' | 'current'> {
  /** Index among the chunks. */
  index: number;
  rows: readonly FeedRow[];
  /** Key of the last row above; undefined at the top. */
  above: CardKey | undefined;
  /** Place of the row in the tab order: see `placeOf`. */
  current: string | undefined;
  /** Key of the last row above the line between new and old. */
  line: CardKey | null;
  /** Only where rows are grouped, which `GroupChunk` draws. */
  group: Group | undefined;
}

/** One chunk of rows with day headings. Memoized: it is drawn again only if its own input changed. */
export function FeedChunk(props: FeedChunkProps) {
  const text = useText();
  const { index, rows, position, above, spoilers, now, line, onFocus, onOpen, onVisit } = props;
  const extras = useOwnExtras(rows, props.extras);
  const current = rows.some(({ card }) => card.id === props.current) ? props.current : undefined;
  const top = above?.[0];
  return useMemo(() => {
    const words = { today: text('popup_today'), yesterday: text('popup_yesterday') };
    let day = top === undefined ? Number.NaN : startOfDay(Math.min(-top, now));
    return (
      <div class="chunk" data-chunk={index}>
        {rows.map((row, at) => {
          const { id, key } = row.card;
          const place = Math.min(-key[0], now);
          const isNewDay = startOfDay(place) !== day;
          day = startOfDay(place);
          return (
            <Fragment key={id}>
              {isLineBetween(line, rows[at - 1]?.card.key ?? above, key) && (
                <div class="line" aria-hidden="true">
                  {text('popup_line')}
                </div>
              )}
              {isNewDay && (
                <div class="day" aria-hidden="true">
                  {dayName(place, now, text.locale, words)}
                </div>
              )}
              <FeedRowView
                row={row}
                position={position + at}
                current={id === current}
                spoilers={spoilers}
                extras={extras}
                now={now}
                onFocus={onFocus}
                onOpen={onOpen}
                onVisit={onVisit}
              />
            </Fragment>
          );
        })}
      </div>
    );
  }, [index, rows, position, above, top, current, spoilers, extras, now, line, text, onFocus, onOpen, onVisit]);
}

/** Whether the line runs between two neighboring rows. `upper` is undefined at the top of the feed. */
function isLineBetween(line: CardKey | null, upper: CardKey | undefined, lower: CardKey): boolean {
  return line !== null && upper !== undefined && compareKeys(upper, line) <= 0 && compareKeys(lower, line) > 0;
}

/**
 * Gives a chunk the same `extras` object until links, texts or an image of its own rows change. Images arrive one by
 * one, and each must redraw only the chunk that shows it.
 */
export function useOwnExtras(rows: readonly FeedRow[], extras: RowProps['extras']): RowProps['extras'] {
  const own = useRef<{ extras: RowProps['extras']; of: readonly unknown[] }>({ extras, of: [] });
  const of = extras
    ? [
        ...extras.by,
        ...rows.flatMap(({ card }) => [extras.avatarOf(card.activities[0]?.user.slug ?? ''), extras.posterOf(card)]),
      ]
    : [];
  const before = own.current.of;
  if (of.length !== before.length || of.some((each, at) => each !== before[at])) own.current = { extras, of };
  return own.current.extras;
}
