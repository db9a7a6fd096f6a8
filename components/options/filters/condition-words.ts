import type { MessageKey, Text } from '@/utils/lib/text';
import type { Conditions, TitleChoice } from '@/utils/rules/condition';

/** Conditions that are set, reset and inherited as one. */
export const CONDITION_GROUPS = {
  ratings: ['ratingAtLeast', 'ratingAtMost'],
  only: ['onlyWords'],
  never: ['neverWords'],
  titles: ['titles', 'shows'],
} as const satisfies Record<string, readonly (keyof Conditions)[]>;
export type ConditionGroup = keyof typeof CONDITION_GROUPS;

export const TITLE_WORDS = {
  all: 'conditions_titles_all',
  watchlist: 'conditions_titles_watchlist',
  shows: 'conditions_titles_shows',
} as const satisfies Record<TitleChoice, MessageKey>;

/** "All ratings", "8 and better", "3 and worse", "8 and better, 3 and worse", "3 to 8". */
export function ratingWords(text: Text, { ratingAtLeast: least, ratingAtMost: most }: Conditions): string {
  if (least === null && most === null) return text('conditions_ratings_all');
  if (most === null) return text('conditions_ratings_least', least ?? 1);
  if (least === null) return text('conditions_ratings_most', most);
  return text(least > most ? 'conditions_ratings_ends' : 'conditions_ratings_between', least, most);
}

/** Short summary of a group of conditions. */
export function groupWords(text: Text, group: ConditionGroup, conditions: Conditions): string {
  const { onlyWords, neverWords, titles, shows } = conditions;
  const list = (words: readonly string[]) => new Intl.ListFormat(text.locale, { type: 'unit' }).format(words);
  switch (group) {
    case 'ratings':
      return ratingWords(text, conditions);
    case 'only':
      return onlyWords.length === 0 ? text('conditions_words_none') : list(onlyWords);
    case 'never':
      return neverWords.length === 0 ? text('conditions_words_none') : list(neverWords);
    case 'titles':
      return titles === 'shows' && shows.length > 0 ? list(shows.map(({ name }) => name)) : text(TITLE_WORDS[titles]);
  }
}

/** Splits typed words at commas, semicolons and line breaks; removes duplicates. */
export function wordsOf(typed: string): string[] {
  const words = typed.split(/[,;\n]+/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
