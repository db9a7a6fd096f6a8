import type { Activity } from '@/utils/activity/activity';
import { MAX_EXCERPT_CHARS } from '@/utils/activity/comment-excerpt';
import { type CommentPart, commentParts } from '@/utils/activity/comment-text';
import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import type { Card } from '@/utils/store/schema';

/** A whole comment, as its parts. */
export interface WholeComment {
  id: string;
  user: Activity['user'];
  parts: readonly CommentPart[];
  /** How many there were when it was last read. */
  likes: number;
  replies: number;
}

/** The comments of a card. A comment that is a spoiler is one part, whatever its own marks say. */
export function commentsOf(card: Card, context: SpoilerContext): WholeComment[] {
  return card.activities.flatMap((activity) => {
    const { id, user, comment } = activity;
    const parts = commentParts(comment?.text ?? '');
    if (!comment || parts.length === 0) return [];
    const isHidden = comment.spoiler || hiddenFor(context, activity).comments;
    const all = { words: parts.map(({ words }) => words).join(''), spoiler: true };
    const { likes = 0, replies = 0 } = comment;
    return [{ id, user, parts: isHidden ? [all] : parts, likes, replies }];
  });
}

/** Whether there is more to read than the beginning that the row shows anyway. */
export function hasMore(comments: readonly WholeComment[]): boolean {
  const [only] = comments;
  if (!only) return false;
  const [part] = only.parts;
  const isWhole = comments.length === 1 && only.parts.length === 1 && part && !part.spoiler;
  return !isWhole || part.words.length > MAX_EXCERPT_CHARS || part.words.trim().includes('\n');
}
