import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { CHART, GAP } from '@/components/ui/icons';
import type { SpoilerLevel } from '@/utils/activity/spoiler-level';
import { type Sentence, wording } from '@/utils/activity/wording';
import { absoluteTime, rowTime } from '@/utils/lib/relative-time';
import type { FeedRow } from '@/utils/store/read/first-page';
import { actionIcon } from './action-icon';
import { emphasised } from './emphasised';
import type { RowExtras } from './extras';
import { timeOfCard } from './time-of-card';

export interface RowProps {
  row: FeedRow;
  /** Starts at 1. */
  position: number;
  /**
   * Its position in its group, starting at 1, and the number of the group's rows; undefined where nothing is grouped.
   */
  set?: { at: number; size: number } | undefined;
  /** True for the one row in the tab order. */
  current: boolean;
  /** Applies until `extras` are loaded. */
  spoilers: SpoilerLevel;
  /** Undefined in the first paint. */
  extras: RowExtras | undefined;
  now: number;
  onFocus: (id: string) => void;
  onOpen: (id: string) => void;
  /** Called when the browser opens the link itself, for example in a background tab. */
  onVisit: (id: string) => void;
}

const NO_WORDS: Sentence = { title: '', detail: '' };

/** One card. The whole row is one link. `feed-keys` handles its keys. */
export function FeedRowView({
  row,
  position,
  set,
  current,
  spoilers,
  extras,
  now,
  onFocus,
  onOpen,
  onVisit,
}: RowProps) {
  const text = useText();
  const { card, unread } = row;
  const [newest] = card.activities;
  // Comments are worded after the first paint, so that the code for their marks and markup is not part of it.
  const first = () => (newest ? wording(text, card.activities, { spoilers }, null) : NO_WORDS);
  const { title, detail, names } = extras ? extras.wordsOf(card, now) : first();
  const at = timeOfCard(card);
  const id = `row-${position}`;
  const poster = extras?.posterOf(card);
  const open = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button')) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return onVisit(card.id);
    event.preventDefault();
    onOpen(card.id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: `feed-keys` listens for the whole feed
    <article
      class="row"
      // biome-ignore lint/a11y/noRedundantRoles: a stable handle for tools
      role="article"
      tabIndex={current ? 0 : -1}
      data-card-id={card.id}
      data-activity-id={newest?.id ?? ''}
      data-activity-ids={card.activities.map((activity) => activity.id).join(' ')}
      data-type={newest?.type ?? ''}
      data-action={newest?.action ?? ''}
      data-kind={card.kind}
      data-read={String(!unread)}
      aria-posinset={set?.at ?? position}
      aria-setsize={set?.size ?? -1}
      aria-labelledby={`${id}-state ${id}-title`}
      aria-describedby={`${id}-star ${id}-detail ${id}-time`}
      onFocusIn={() => onFocus(card.id)}
      onClick={open}
    >
      <span class="row-dot" id={`${id}-state`}>
        {unread && <span class="heard">{text('a11y_unread')}</span>}
      </span>
      <span class="row-who">
        {newest ? (
          <Avatar
            name={newest.user.name || newest.user.username}
            seed={newest.user.slug}
            picture={extras?.avatarOf(newest.user.slug)}
          />
        ) : (
          <span class={card.tally ? 'avatar tally' : 'avatar gap'} aria-hidden="true">
            <Icon path={card.tally ? CHART : GAP} />
          </span>
        )}
        {newest && (
          <span class="row-what">
            <Icon path={actionIcon(card)} size={12} />
          </span>
        )}
      </span>
      <a
        class="row-link"
        {...(extras && { href: extras.linkOf(card) })}
        tabIndex={-1}
        draggable={false}
        onAuxClick={() => onVisit(card.id)}
      >
        <span class="row-title" id={`${id}-title`}>
          {emphasised(title, names ?? [card.tally?.title])}
        </span>
        <span class="row-detail" id={`${id}-detail`} dir="auto">
          {detail}
        </span>
      </a>
      <time
        class="row-time"
        id={`${id}-time`}
        dateTime={new Date(at).toISOString()}
        title={absoluteTime(at, text.locale)}
      >
        {(extras?.timeOf ?? rowTime)(at, -card.key[0], now, text.locale)}
      </time>
      {poster && <img class="row-poster" src={poster} alt="" width="30" height="45" />}
      {extras && <extras.Tools row={row} current={current} id={id} extras={extras} />}
    </article>
  );
}
