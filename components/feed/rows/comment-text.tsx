import { Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { joinParts } from '@/utils/activity/item-words';
import { nameOf } from '@/utils/activity/people';
import type { Text } from '@/utils/lib/text';
import type { WholeComment } from './comments-of';

/**
 * Whole comments, with names where there are several. A hidden part enters the DOM only after its own button is
 * pressed.
 */
export function CommentText({ comments }: { comments: readonly WholeComment[] }) {
  const text = useText();
  return (
    <>
      {comments.map((comment) => {
        const { id, user, parts } = comment;
        const answers = answersTo(text, comment);
        return (
          <Fragment key={id}>
            <p class="comment" dir="auto">
              {comments.length > 1 && (
                <>
                  <bdi class="comment-who">{nameOf(user)}</bdi>{' '}
                </>
              )}
              {parts.map(({ words, spoiler }, index) => (spoiler ? <Hidden key={`${index}`} words={words} /> : words))}
            </p>
            {answers !== '' && <p class="comment-answers">{answers}</p>}
          </Fragment>
        );
      })}
    </>
  );
}

/** "3 likes · 2 replies", as far as there are any. */
function answersTo(text: Text, { likes, replies }: WholeComment): string {
  return joinParts([
    likes > 0 ? text.plural('comment_likes', likes) : '',
    replies > 0 ? text.plural('comment_replies', replies) : '',
  ]);
}

function Hidden({ words }: { words: string }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) shown.current?.focus({ preventScroll: true });
  }, [open]);
  if (!open) {
    return (
      <button type="button" class="button quiet" onClick={() => setOpen(true)}>
        {text('comment_show')}
      </button>
    );
  }
  return (
    <mark class="comment-shown" ref={shown} tabIndex={-1}>
      {words}
    </mark>
  );
}
