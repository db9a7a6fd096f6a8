import type { Activity } from '@/utils/activity/activity';
import { commentParts } from '@/utils/activity/comment-text';
import { episodeCode } from '@/utils/activity/episode-code';

/** What of an activity is kept from the person's eyes: it cannot be found either. */
export type Hide = (activity: Activity) => { titles: boolean; comments: boolean };

/** One spelling for all: without accents, in small letters. */
export function folded(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLocaleLowerCase();
}

/** Splits what was typed into the words that must all occur. */
export function searchWords(typed: string): string[] {
  return folded(typed).split(/\s+/u).filter(Boolean);
}

/**
 * All that an activity can be found by: people, titles, episodes ("S02E05"), lists and the words of comments, but
 * nothing that is hidden as a spoiler.
 */
export function wordsOf(activity: Activity, hide: Hide): string {
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

/** True where every word occurs somewhere in what these activities say. */
export function saysAll(words: readonly string[], activities: readonly Activity[], hide: Hide): boolean {
  if (words.length === 0) return true;
  const text = activities.map((each) => wordsOf(each, hide)).join('\n');
  return words.every((word) => text.includes(word));
}
