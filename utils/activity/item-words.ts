import type { Activity, Comment } from '@/utils/activity/activity';
import { episodeCode } from '@/utils/activity/episode-code';
import type { Episode } from '@/utils/activity/media';
import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import { isolate, oneLine } from '@/utils/lib/clean-text';
import type { Text } from '@/utils/lib/text';

/** Renders the beginning of a comment, see `comment-excerpt`. */
export type Excerpt = (text: Text, comment: Comment) => string;

/** Longer titles of shows, movies, lists and episodes are cut. */
const MAX_TITLE_CHARS = 100;

/** A name from Trakt, made safe for use in a sentence. */
export const nameIn = (text: Text, words: string): string => isolate(oneLine(words, MAX_TITLE_CHARS), text.locale);

export const joinParts = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

export const episodesOf = ({ episode, episodes }: Activity): Episode[] => episodes ?? (episode ? [episode] : []);

/** The show, the movie, or the item that was put on a list; undefined for a list itself. */
export function titleOf({ movie, show, listItem }: Activity): string | undefined {
  const listed = listItem?.movie?.title ?? listItem?.show?.title ?? listItem?.person?.name;
  return listed ?? movie?.title ?? show?.title;
}

/** "S02E05 · Trojan's Horse", "Season 2", the list's name, or the year of a movie. */
export function itemDetail(text: Text, activity: Activity, spoilerContext: SpoilerContext): string {
  const { movie, season, list } = activity;
  const episode = episodesOf(activity)[0];
  if (activity.action === 'item_added') return nameIn(text, list?.name ?? '');
  if (episode) {
    const title = hiddenFor(spoilerContext, activity).titles ? '' : (episode.title ?? '');
    return joinParts([episodeCode(episode), nameIn(text, title)]);
  }
  if (season) return season.number === 0 ? text('sentence_specials') : text('sentence_season', season.number);
  return movie?.year ? String(movie.year) : '';
}

/** Further details of a card about one item: the rating, the text of a comment. */
export function extras(
  text: Text,
  activities: readonly Activity[],
  spoilerContext: SpoilerContext,
  excerpt: Excerpt | null,
): string[] {
  const rated = activities.find((each) => each.rating && !hiddenFor(spoilerContext, each).scores);
  const written = activities.find((each) => each.comment && !hiddenFor(spoilerContext, each).comments);
  const rating = rated?.rating;
  const heart = rating?.love && text(rating.love === 'love' ? 'sentence_love' : 'sentence_hate');
  const score = rating?.value != null && (rating.advanced || !heart) ? text('sentence_score', rating.value) : '';
  return [score || heart || '', written?.comment && excerpt ? excerpt(text, written.comment) : ''];
}
