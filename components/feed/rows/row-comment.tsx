import { useRef } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { DOWN } from '@/components/ui/more-icons';
import { wording } from '@/utils/activity/wording';
import type { Card } from '@/utils/store/schema';
import { CommentText } from './comment-text';
import { hasMore } from './comments-of';
import type { RowToolsProps } from './extras';
import { useOpenComment } from './open-comments';

interface RowCommentProps extends Omit<RowToolsProps, 'row'> {
  card: Card;
}

/**
 * Opens a row's whole comment in the row, in place of its beginning. Nothing is requested: it is what was read. Rows
 * that show all of it anyway have no button. `use-row-buttons` handles the button.
 */
export function RowComment({ card, current, id, extras }: RowCommentProps) {
  const text = useText();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = useOpenComment(card.id, () => {
    if (whole.current?.contains(document.activeElement)) button.current?.focus({ preventScroll: true });
  });
  const comments = extras.commentsOf(card);
  if (!hasMore(comments)) return null;
  return (
    <>
      {isOpen && (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useKeyWithClickEvents: a click that selects text must not open the row
        <div
          class="row-comment"
          id={`${id}-comment`}
          role="group"
          aria-label={text('menu_comment')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it
          tabIndex={0}
          ref={whole}
          onClick={(event) => event.stopPropagation()}
        >
          <p class="row-comment-detail" dir="auto">
            {wording(text, card.activities, extras.spoilerContext, null).detail}
          </p>
          <CommentText comments={comments} />
        </div>
      )}
      <button
        type="button"
        class="row-comment-toggle"
        data-row-comment
        ref={button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-comment` : undefined}
        tabIndex={current ? 0 : -1}
      >
        {text(isOpen ? 'comment_less' : 'menu_comment')}
        <Icon path={DOWN} size={14} />
      </button>
    </>
  );
}
