import type { Activity } from '@/utils/activity/activity';
import type { Text } from '@/utils/lib/text';

/** What a card says, in two short lines; also the title and message of its notification. Plain text, never HTML. */
export interface Sentence {
  /** Who did what: "Mia watched Severance". */
  title: string;
  /** The rest: "S02E05 · Trojan's Horse". May be empty. */
  detail: string;
}

/** Puts the members of one card (newest first, never empty) into words. */
export function sentence(text: Text, activities: readonly Activity[]): Sentence {
  void text;
  return { title: activities[0]?.user.username ?? '', detail: '' };
}
