import { CommentText } from '@/components/feed/rows/comment-text';
import { emphasise } from '@/components/feed/rows/emphasis';
import type { RowExtras } from '@/components/feed/rows/extras';
import { mutable } from '@/components/feed/rows/row-menu';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { OUT, STAR } from '@/components/ui/icons';
import { hueOf, initials } from '@/components/ui/initials';
import { DONE, MORE, MUTED, UNREAD } from '@/components/ui/more-icons';
import { titleOf } from '@/utils/activity/item-words';
import { personLink, titleLink } from '@/utils/activity/link';
import { nameOf } from '@/utils/activity/people';
import { wording } from '@/utils/activity/wording';
import { absoluteTime } from '@/utils/lib/relative-time';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { Card, StoredActivity } from '@/utils/store/schema';
import { RelatedCards } from './related-cards';

interface DetailPaneProps {
  row: FeedRow;
  extras: RowExtras;
  read: StoreReader;
  revision: number | undefined;
  now: number;
  /** Called when the browser opens a link of the row. */
  onVisit: (id: string) => void;
  onMark: (id: string) => void;
  onStar: (id: string) => void;
  onMute: (id: string, opener: HTMLElement) => void;
  onMenu: (id: string, opener: HTMLElement) => void;
}

/** Everything about the selected row, beside the rows: artwork, sentence, whole comment, actions, what else there was. */
export function DetailPane(props: DetailPaneProps) {
  const { row, extras, read, revision, now, onVisit } = props;
  const text = useText();
  const { card } = row;
  const [newest] = card.activities;
  const { title, detail, names } = extras.wordsOf(card, now);
  const comments = extras.commentsOf(card);
  const at = newest?.at ?? -card.key[0];
  const plain = newest ? wording(text, card.activities, extras.spoilerContext, null).detail : detail;
  return (
    <section class="pane" aria-label={text('detail_label')}>
      {/* Its position starts at the top again for each row, and opened spoilers close. */}
      <div class="pane-inside" key={card.id}>
        <Artwork card={card} picture={extras.posterOf(card)} />
        <div class="pane-head">
          {newest && <Who activity={newest} extras={extras} />}
          <h2 class="pane-title">
            {emphasise(title, names ?? [card.tally?.title]).map(({ words, strong }) =>
              strong ? <bdi>{words}</bdi> : words,
            )}
          </h2>
          {plain && (
            <p class="pane-detail" dir="auto">
              {plain}
            </p>
          )}
          <time class="pane-time" dateTime={new Date(at).toISOString()}>
            {absoluteTime(at, text.locale)}
          </time>
          <Actions {...props} />
        </div>
        {comments.length > 0 && (
          <blockquote class="pane-comment">
            <CommentText comments={comments} />
          </blockquote>
        )}
        <RelatedCards card={card} extras={extras} read={read} revision={revision} now={now} onVisit={onVisit} />
      </div>
    </section>
  );
}

function Actions({ row, extras, onVisit, onMark, onStar, onMute, onMenu }: DetailPaneProps) {
  const text = useText();
  const { card, unread } = row;
  const [newest] = card.activities;
  const isStarred = card.starred !== undefined;
  const title = newest && titleLink(newest);
  return (
    <div class="pane-actions">
      <a
        class="button primary"
        href={extras.linkOf(card)}
        target="_blank"
        rel="noopener"
        onClick={() => onVisit(card.id)}
      >
        <Icon path={OUT} size={16} />
        {text('menu_open')}
      </a>
      <button type="button" class="button" onClick={() => onMark(card.id)}>
        <Icon path={unread ? DONE : UNREAD} size={16} />
        {text(unread ? 'menu_read' : 'menu_unread')}
      </button>
      {newest && (
        <button type="button" class={isStarred ? 'button starred' : 'button'} onClick={() => onStar(card.id)}>
          <Icon path={STAR} size={16} />
          {text(isStarred ? 'star_remove' : 'star_add')}
        </button>
      )}
      {mutable(row).length > 0 && (
        <button
          type="button"
          class="button"
          aria-haspopup="menu"
          onClick={({ currentTarget }) => onMute(card.id, currentTarget)}
        >
          <Icon path={MUTED} size={16} />
          {text('mute_title')}
        </button>
      )}
      <button
        type="button"
        class="button icon"
        aria-haspopup="menu"
        aria-label={text('menu_label')}
        title={text('menu_label')}
        onClick={({ currentTarget }) => onMenu(card.id, currentTarget)}
      >
        <Icon path={MORE} size={16} />
      </button>
      {title && title !== extras.linkOf(card) && (
        <a class="pane-link" href={title} target="_blank" rel="noopener">
          {text('detail_title_page')}
        </a>
      )}
    </div>
  );
}

function Who({ activity: { user }, extras }: { activity: StoredActivity; extras: RowExtras }) {
  return (
    <a class="pane-who" href={personLink(user.slug)} target="_blank" rel="noopener">
      <Avatar name={nameOf(user)} seed={user.slug} picture={extras.avatarOf(user.slug)} />
      <bdi>{nameOf(user)}</bdi>
    </a>
  );
}

/** The poster, and its colors behind everything; without one, the first letters of the title. */
function Artwork({ card, picture }: { card: Card; picture: string | undefined }) {
  const [newest] = card.activities;
  const title = (newest && titleOf(newest)) ?? card.tally?.title;
  if (picture) {
    return (
      <>
        <img class="pane-glow" src={picture} alt="" />
        <img class="pane-poster" src={picture} alt="" />
      </>
    );
  }
  if (!title) return null;
  return (
    <span class="pane-poster none" style={{ '--hue': String(hueOf(title)) }} aria-hidden="true">
      {initials(title)}
    </span>
  );
}
