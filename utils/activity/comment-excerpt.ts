import type { Comment } from '@/utils/activity/activity';
import type { Text } from '@/utils/lib/text';

const LONGEST = 160;
const SPOILER = /\[spoiler\][\s\S]*?(\[\/spoiler\]|$)/gi;

/**
 * The beginning of a comment as one line of plain text: Markdown marks are dropped, and what its author marked as a
 * spoiler is left out.
 */
export function commentExcerpt(text: Text, comment: Comment): string {
  if (comment.spoiler) return text('sentence_spoiler');
  const plain = comment.text
    .replace(SPOILER, '…')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~>#]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...plain];
  const cut =
    letters.length > LONGEST
      ? `${letters
          .slice(0, LONGEST - 1)
          .join('')
          .trimEnd()}…`
      : plain;
  return cut === '' ? '' : text('sentence_quote', cut);
}
