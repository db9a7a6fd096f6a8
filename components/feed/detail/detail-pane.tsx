import { openAround } from '@/components/feed/around/around-open';
import { aroundWords } from '@/components/feed/around/around-words';
import { CommentText } from '@/components/feed/rows/comment-text';
import { emphasised } from '@/components/feed/rows/emphasised';
import type { RowExtras } from '@/components/feed/rows/extras';
import { opensMenu, type RowAction, rowActions } from '@/components/feed/rows/row-actions';
import { timeOfCard } from '@/components/feed/rows/time-of-card';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { OUT } from '@/components/ui/icons';
import { hueOf, initials } from '@/components/ui/initials';
import { titleOf } from '@/utils/activity/item-words';
import { titleLink } from '@/utils/activity/link';
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

/**
 * Everything about the selected row, beside the rows: artwork, sentence, whole comment, actions, what else there was.
 */
export function DetailPane(props: DetailPaneProps) {
  const { row, extras, read, revision, now, onVisit } = props;
  const text = useText();
  const { card } = row;
  const [newest] = card.activities;
  const { title, detail, names } = extras.wordsOf(card, now);
  const comments = extras.commentsOf(card);
  const at = timeOfCard(card);
  const plain = newest ? wording(text, card.activities, extras.spoilerContext, null).detail : detail;
  return (
    <section class="pane" aria-label={text('detail_label')}>
      {/* Its position starts at the top again for each row, and opened spoilers close. */}
      <div class="pane-inside" key={card.id}>
        <Artwork card={card} picture={extras.posterOf(card)} />
        <div class="pane-head">
          {newest && <Who activity={newest} extras={extras} />}
          <h2 class="pane-title">{emphasised(title, names ?? [card.tally?.title])}</h2>
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
  const { card } = row;
  const [newest] = card.activities;
  const handlers = { mark: onMark, star: onStar, mute: onMute, menu: onMenu };
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
      {rowActions(text, row).map((action) => (
        <ActionButton
          key={action.kind}
          action={action}
          isOn={action.kind === 'star' && card.starred !== undefined}
          onClick={(button) => handlers[action.kind](card.id, button)}
        />
      ))}
      {title && title !== extras.linkOf(card) && (
        <a class="pane-link" href={title} target="_blank" rel="noopener">
          {text('detail_title_page')}
        </a>
      )}
    </div>
  );
}

interface ActionButtonProps {
  action: RowAction;
  isOn: boolean;
  onClick: (button: HTMLElement) => void;
}

/** The menu, the last one, has only an icon. */
function ActionButton({ action, isOn, onClick }: ActionButtonProps) {
  const { kind, words, icon } = action;
  const isMenu = kind === 'menu';
  return (
    <button
      type="button"
      class={isMenu ? 'button icon' : isOn ? 'button starred' : 'button'}
      aria-haspopup={opensMenu(action) ? 'menu' : undefined}
      aria-label={isMenu ? words : undefined}
      title={isMenu ? words : undefined}
      onClick={({ currentTarget }) => onClick(currentTarget)}
    >
      <Icon path={icon} size={16} />
      {!isMenu && words}
    </button>
  );
}

function Who({ activity: { user }, extras }: { activity: StoredActivity; extras: RowExtras }) {
  const subject = { facet: `user:${user.slug}`, name: nameOf(user) };
  const words = aroundWords(useText(), subject);
  return (
    <button type="button" class="pane-who" title={words} onClick={() => openAround(subject)}>
      <Avatar name={nameOf(user)} seed={user.slug} picture={extras.avatarOf(user.slug)} />
      <bdi>{nameOf(user)}</bdi>
    </button>
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
