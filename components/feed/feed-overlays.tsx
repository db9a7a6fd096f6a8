import { useCallback, useEffect, useState } from 'preact/hooks';
import type { FeedHandle } from '@/components/feed/list/feed-handle';
import { useArrivals } from '@/components/feed/list/use-arrivals';
import { useFeedKeys } from '@/components/feed/list/use-feed-keys';
import { useFocusInView } from '@/components/feed/list/use-focus-in-view';
import { useInView } from '@/components/feed/list/use-in-view';
import { useMoreOfGroup } from '@/components/feed/list/use-more-of-group';
import { useReadOnOpen } from '@/components/feed/list/use-read-on-open';
import { useScrollAnchor } from '@/components/feed/list/use-scroll-anchor';
import { useSentinel } from '@/components/feed/list/use-sentinel';
import { usePictures } from '@/components/feed/rows/use-pictures';
import { useRowButtons } from '@/components/feed/rows/use-row-buttons';
import { useWatched } from '@/components/feed/rows/use-watched';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Menu } from '@/components/ui/menu';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { Settings } from '@/utils/settings/settings';
import type { FeedRow } from '@/utils/store/read/first-page';
import { AroundHost } from './around/around-host';
import { openAround } from './around/around-open';
import { DetailPane } from './detail/detail-pane';
import { useSelected } from './detail/use-selected';
import { useSplit } from './detail/use-split';
import { KeysDialog } from './dialogs/keys-dialog';
import { WhyDialog } from './dialogs/why-dialog';
import { SEARCH_FIELD } from './filter/filter-bar';
import { type Feed, shownRows } from './list/feed';
import { groupActivity } from './list/group-activity';
import type { FeedPageName } from './list/saved-view';
import type { PopupActions } from './popup-actions';
import { hasMore } from './rows/comments-of';
import type { RowExtras } from './rows/extras';
import { toggleComment } from './rows/open-comments';
import { muteMenu, rowMenu } from './rows/row-menu';

interface FeedOverlaysProps {
  page: FeedPageName;
  feed: FeedHandle;
  read: StoreReader;
  actions: { [K in keyof PopupActions]: (...data: Parameters<PopupActions[K]>) => void };
  settings: Settings | null;
  /** Undefined until rows have them. */
  extras: RowExtras | undefined;
  /** Store revision: changes with every write. */
  revision: number | undefined;
  now: number;
  /** Receives images by key: `avatar:<slug>`, or the image's address at Trakt. */
  onPictures: (pictures: ReadonlyMap<string, string>) => void;
  onWatched: (watched: SpoilerContext['watched']) => void;
}

type Over =
  | { kind: 'menu' | 'mute'; row: FeedRow; opener: HTMLElement }
  | { kind: 'why'; row: FeedRow }
  | { kind: 'keys' }
  | null;

/** Everything around the rows: keyboard, menus, dialogs, images, and the live region that announces new rows. */
export function FeedOverlays(props: FeedOverlaysProps) {
  const { page, feed: handle, read, actions, settings, extras, revision, now, onPictures, onWatched } = props;
  const text = useText();
  const { feed, filter, virtualize, more } = handle;
  const rows = shownRows(feed);
  const pictures = usePictures(read, settings?.images ? picturesOf(feed) : []);
  useEffect(() => onPictures(pictures), [pictures, onPictures]);
  const watched = useWatched(read, settings, revision);
  useEffect(() => onWatched(watched), [watched, onWatched]);
  useScrollAnchor(page, feed, filter, virtualize);
  useSentinel(more, settings && feed.kind === 'ready' ? feed.chunks : null);
  useMoreOfGroup(feed, handle.moreOf);
  useInView(handle, read);
  useFocusInView();
  useReadOnOpen(page === 'popup' && settings?.readOnOpen === true, feed, actions.markAll);
  const [over, setOver] = useState<Over>(null);
  const close = useCallback(() => setOver(null), []);
  const rowOf = (id: string) => rows.find(({ card }) => card.id === id);
  const withRow = (id: string, act: (row: FeedRow) => void) => {
    const row = rowOf(id);
    if (row) act(row);
  };
  const hasComment = ({ card }: FeedRow) => hasMore(extras?.commentsOf(card) ?? []);
  const onRow = {
    onMark: (id: string) => withRow(id, actions.toggleRead),
    onStar: (id: string) => withRow(id, actions.star),
    onMute: (id: string, opener: HTMLElement) => withRow(id, (row) => setOver({ kind: 'mute', row, opener })),
    onMenu: (id: string, opener: HTMLElement) => withRow(id, (row) => setOver({ kind: 'menu', row, opener })),
    onComment: (id: string) => withRow(id, (row) => hasComment(row) && toggleComment(id)),
  };
  useRowButtons(onRow);
  const isSplit = useSplit() && page === 'feed';
  const selected = useSelected(isSplit, feed, ({ card, unread }) => unread && actions.visit(card.id));
  useFeedKeys({
    ...onRow,
    onOpen: actions.open,
    onEnd: more,
    onMarkAll: actions.markAll,
    onSearch: () => document.getElementById(SEARCH_FIELD)?.focus({ preventScroll: true }),
    onHelp: () => setOver({ kind: 'keys' }),
  });
  return (
    <>
      <p class="heard" aria-live="polite">
        {useArrivals(feed, text)}
      </p>
      {selected && extras && (
        <DetailPane
          row={selected}
          extras={extras}
          read={read}
          revision={revision}
          now={now}
          onVisit={actions.visit}
          {...onRow}
        />
      )}
      {(over?.kind === 'menu' || over?.kind === 'mute') && (
        <Menu
          label={text(over.kind === 'menu' ? 'menu_label' : 'mute_title')}
          items={
            over.kind === 'mute'
              ? muteMenu(text, over.row, actions)
              : rowMenu(text, over.row, {
                  actions,
                  onWhy: (row) => setOver({ kind: 'why', row }),
                  onAround: openAround,
                  onComment: hasComment(over.row) ? ({ card }) => toggleComment(card.id) : null,
                })
          }
          opener={over.opener}
          back={text('menu_back')}
          onClose={close}
        />
      )}
      {over?.kind === 'why' && (
        <WhyDialog card={over.row.card} sources={settings?.sources ?? []} now={now} onClose={close} />
      )}
      {extras && <AroundHost read={read} settings={settings} spoilerContext={extras.spoilerContext} now={now} />}
      {over?.kind === 'keys' && <KeysDialog onClose={close} />}
    </>
  );
}

/** Keys of the images of all rows, and of the headings of groups. */
function picturesOf(feed: Feed): string[] {
  const heads = feed.kind === 'ready' ? feed.chunks.filter(({ group }) => group) : [];
  const pictured = [
    ...shownRows(feed).map(({ card }) => card.activities[0]),
    ...heads.map(({ group, rows }) => groupActivity(group?.facet ?? '', rows ?? [])),
  ];
  return pictured.flatMap((activity) => {
    const poster = activity && (activity.movie ?? activity.show)?.poster;
    return activity ? [`avatar:${activity.user.slug}`, ...(poster ? [poster] : [])] : [];
  });
}
