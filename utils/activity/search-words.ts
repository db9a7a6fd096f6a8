import type { Activity } from '@/utils/activity/activity';
import { commentParts } from '@/utils/activity/comment-text';
import { episodeCode } from '@/utils/activity/episode-code';

/** The parts of an activity that are hidden from the person, and must not be found by a search. */
export type Hide = (activity: Activity) => { titles: boolean; comments: boolean };

/** Normalizes spelling: no accents, lower case. */
export function folded(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase();
}

/** Splits the input into words, all of which must occur. */
export function searchWords(typed: string): string[] {
  return folded(typed).split(/\s+/u).filter(Boolean);
}

/**
 * The searchable text of an activity: people, titles, episodes ("S02E05"), lists and comments, without anything hidden
 * as a spoiler.
 */
function wordsOf(activity: Activity, hide: Hide): string {
  const { user, movie, show, episode, episodes, list, listItem, comment } = activity;
  const hidden = hide(activity);
  const parts: (string | undefined)[] = [user.name, user.username, movie?.title, show?.title, list?.name];
  parts.push(listItem?.movie?.title, listItem?.show?.title, listItem?.person?.name);
  for (const each of episodes ?? (episode ? [episode] : [])) {
    parts.push(episodeCode(each), hidden.titles ? undefined : each.title);
  }
  if (comment && !comment.spoiler && !hidden.comments) {
    for (const { words, spoiler } of commentParts(comment.text)) if (!spoiler) parts.push(words);
  }
  return folded(parts.filter(Boolean).join('\n'));
}

/** Whether every word occurs somewhere in the text of these activities. */
export function saysAll(words: readonly string[], activities: readonly Activity[], hide: Hide): boolean {
  if (words.length === 0) return true;
  const text = activities.map((each) => wordsOf(each, hide)).join('\n');
  return words.every((word) => text.includes(word));
}
