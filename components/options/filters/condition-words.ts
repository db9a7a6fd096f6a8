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

/**
 * "All ratings", "Only ratings of 8 or higher", "Only ratings of 3 or lower", "Only ratings of 8 or higher, or 3 or
 * lower", "Only ratings from 3 to 8".
 */
export function ratingWords(text: Text, { ratingAtLeast: least, ratingAtMost: most }: Conditions): string {
  if (least === null && most === null) return text('conditions_ratings_all');
  if (most === null) return text('conditions_ratings_least', least ?? 1);
  if (least === null) return text('conditions_ratings_most', most);
  return text(least > most ? 'conditions_ratings_ends' : 'conditions_ratings_between', least, most);
}

/** A group of conditions as a sentence. */
export function groupWords(text: Text, group: ConditionGroup, conditions: Conditions): string {
  const { onlyWords, neverWords, titles, shows } = conditions;
  const list = (words: readonly string[]) => new Intl.ListFormat(text.locale, { type: 'disjunction' }).format(words);
  const quoted = (words: readonly string[]) => list(words.map((word) => text('sentence_quote', word)));
  switch (group) {
    case 'ratings':
      return ratingWords(text, conditions);
    case 'only':
      return onlyWords.length === 0 ? text('conditions_titles_all') : text('conditions_only_say', quoted(onlyWords));
    case 'never':
      return neverWords.length === 0 ? text('conditions_never_none') : text('conditions_never_say', quoted(neverWords));
    case 'titles':
      return titles === 'shows' && shows.length > 0
        ? text('conditions_shows_say', list(shows.map(({ name }) => name)))
        : text(TITLE_WORDS[titles]);
  }
}

/** Whether a group of conditions leaves anything out. */
export function isActive(group: ConditionGroup, conditions: Conditions): boolean {
  switch (group) {
    case 'ratings':
      return conditions.ratingAtLeast !== null || conditions.ratingAtMost !== null;
    case 'only':
      return conditions.onlyWords.length > 0;
    case 'never':
      return conditions.neverWords.length > 0;
    case 'titles':
      return conditions.titles !== 'all';
  }
}

/** Splits typed words at commas, semicolons and line breaks; removes duplicates. */
export function wordsOf(typed: string): string[] {
  const words = typed.split(/[,;\n]+/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
