import { useEffect, useRef, useState } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { nameOf } from '@/utils/activity/people';
import type { WholeComment } from './comments-of';

/** Whole comments, with names where there are several. A hidden part enters the DOM only after its own button is pressed. */
export function CommentText({ comments }: { comments: readonly WholeComment[] }) {
  return (
    <>
      {comments.map(({ id, user, parts }) => (
        <p class="comment" dir="auto" key={id}>
          {comments.length > 1 && (
            <>
              <bdi class="comment-who">{nameOf(user)}</bdi>{' '}
            </>
          )}
          {parts.map(({ words, spoiler }, index) => (spoiler ? <Hidden key={`${index}`} words={words} /> : words))}
        </p>
      ))}
    </>
  );
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
