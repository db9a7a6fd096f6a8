import type { Activity } from '@/utils/activity/activity';
import { commentExcerpt } from '@/utils/activity/comment-excerpt';
import { joinParts } from '@/utils/activity/item-words';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { type Sentence, wording } from '@/utils/activity/wording';
import type { Text } from '@/utils/lib/text';

/**
 * The sentence for the members of one card (newest first), for rows, notifications, tooltips, labels and exports alike.
 * Only the popup's first paint bypasses it, with `wording`.
 *
 * @param spoilerContext what to hide; what its author marked as a spoiler is always hidden
 */
export function sentence(text: Text, activities: readonly Activity[], spoilerContext: SpoilerContext): Sentence {
  return wording(text, activities, spoilerContext, commentExcerpt);
}

/** Title and detail in one line, for tooltips, labels and tables. */
export function sentenceLine(text: Text, activities: readonly Activity[], spoilerContext: SpoilerContext): string {
  const { title, detail } = sentence(text, activities, spoilerContext);
  return joinParts([title, detail]);
}
