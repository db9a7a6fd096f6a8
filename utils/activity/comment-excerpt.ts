import type { Comment } from '@/utils/activity/activity';
import { commentParts } from '@/utils/activity/comment-text';
import { isolate, oneLine } from '@/utils/lib/clean-text';
import type { Text } from '@/utils/lib/text';

/** A longer beginning is cut. */
export const MAX_EXCERPT_CHARS = 160;

/** The beginning of a comment as one line of plain text, without the parts its author marked as a spoiler. */
export function commentExcerpt(text: Text, comment: Comment): string {
  const parts = comment.spoiler ? [] : commentParts(comment.text);
  const open = parts.some(({ spoiler }) => !spoiler);
  if (!open) return comment.spoiler || parts.length > 0 ? text('sentence_spoiler') : '';
  const words = parts.map((part) => (part.spoiler ? ' … ' : part.words)).join('');
  return text('sentence_quote', isolate(oneLine(words, MAX_EXCERPT_CHARS), text.locale));
}
