import { useEffect, useRef, useState } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { Modal } from '@/components/ui/modal';
import { type CommentPart, commentParts } from '@/utils/activity/comment-text';
import { sentence } from '@/utils/activity/sentence';
import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import type { Card, StoredActivity } from '@/utils/store/schema';

interface CommentDialogProps {
  card: Card;
  spoilerContext: SpoilerContext;
  onClose: () => void;
}

/** A whole comment. A hidden part enters the DOM only after its own button is pressed. */
export function CommentDialog({ card, spoilerContext, onClose }: CommentDialogProps) {
  const text = useText();
  const written = card.activities.filter(hasComment);
  return (
    <Modal title={sentence(text, written, spoilerContext).title} onClose={onClose}>
      {written.map((activity) => (
        <p class="comment" dir="auto" key={activity.id}>
          {partsOf(activity, spoilerContext).map(({ words, spoiler }, index) =>
            spoiler ? <Hidden key={`${index}`} words={words} /> : words,
          )}
        </p>
      ))}
    </Modal>
  );
}

export const hasComment = ({ comment }: Pick<StoredActivity, 'comment'>) =>
  comment !== undefined && commentParts(comment.text).length > 0;

function partsOf(activity: StoredActivity, spoilerContext: SpoilerContext): CommentPart[] {
  const { comment } = activity;
  const parts = commentParts(comment?.text ?? '');
  if (!comment?.spoiler && !hiddenFor(spoilerContext, activity).comments) return parts;
  return [{ words: parts.map(({ words }) => words).join(''), spoiler: true }];
}

function Hidden({ words }: { words: string }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) shown.current?.focus();
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
