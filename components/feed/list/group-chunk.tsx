import { useMemo } from 'preact/hooks';
import { FeedRowView } from '@/components/feed/rows/feed-row';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { facetWords } from '@/components/words/facet-words';
import { relativeTime, shortTime } from '@/utils/lib/relative-time';
import { DAY } from '@/utils/lib/time';
import { placeOf } from './feed';
import { type FeedChunkProps, useOwnExtras } from './feed-chunk';
import { groupActivity } from './group-activity';

/** No day stands above these rows. */
const timeOf = (at: number, _place: number, now: number, locale: string) =>
  now - at < DAY ? relativeTime(Math.min(at, now), now, locale) : shortTime(at, now, locale);

/**
 * The rows of one person or title under a heading, newest first. Each group is a feed of its own, because an ARIA feed
 * may contain only articles. `use-more-of-group` handles the button.
 */
export function GroupChunk(props: FeedChunkProps) {
  const text = useText();
  const { index, rows, group, position, spoilers, now, onFocus, onOpen, onVisit } = props;
  const extras = useOwnExtras(rows, props.extras);
  const facet = group?.facet ?? '';
  const current = rows.find(({ card }) => placeOf(card.id, facet) === props.current)?.card.id;
  const [kind = '', id = ''] = facet.split(':', 2);
  const own = groupActivity(facet, rows);
  const picture =
    kind === 'user' ? props.extras?.avatarOf(id) : props.extras?.posterOf({ activities: own ? [own] : [] });
  return useMemo(() => {
    const [first] = rows;
    if (!group || !first) return null;
    const name = id === '' ? text('group_other') : facetWords(text, facet, first.card);
    const heading = `group-${index}`;
    return (
      <section class="group" data-chunk={index} data-facet={facet}>
        <h2 class="day group-head" id={heading}>
          {kind === 'user' && <Avatar name={name} seed={id} picture={picture} />}
          {id !== '' && kind !== 'user' && <GroupPoster picture={picture} />}
          <bdi class="group-name">{name}</bdi>
          {group.total !== null && <span class="group-count">{text.plural('group_items', group.total)}</span>}
        </h2>
        <div role="feed" aria-labelledby={heading}>
          {rows.map((row, at) => (
            <FeedRowView
              key={row.card.id}
              row={row}
              position={position + at}
              set={{ at: at + 1, size: group.total ?? -1 }}
              current={row.card.id === current}
              spoilers={spoilers}
              extras={extras && { ...extras, timeOf }}
              now={now}
              onFocus={(focused) => onFocus(placeOf(focused, facet))}
              onOpen={onOpen}
              onVisit={onVisit}
            />
          ))}
        </div>
        {group.next && (
          <p class="group-more">
            <button type="button" class="button quiet" data-group={group.facet} aria-describedby={heading}>
              {text('group_more')}
            </button>
          </p>
        )}
      </section>
    );
  }, [index, rows, group, position, current, spoilers, extras, picture, now, text, onFocus, onOpen, onVisit]);
}

function GroupPoster({ picture }: { picture: string | undefined }) {
  return picture ? <img class="group-poster" src={picture} alt="" width="20" height="30" /> : null;
}
