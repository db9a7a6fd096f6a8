import { CATEGORIES } from './locale-source.ts';

/** `pt_BR`, as browsers name folders -> `pt-BR`, as `Intl` names languages. */
export const languageTag = (locale: string): string => locale.replace('_', '-');

/** The plural forms that a language needs: all six in Arabic, `other` in Japanese. */
export function categoriesOf(locale: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(languageTag(locale)).resolvedOptions();
  return CATEGORIES.filter((category) => pluralCategories.includes(category));
}

/** True for forms that stand for a single number and may spell it out: "two activities" is one word in Arabic. */
export function spellsOutItsNumber(locale: string, category: string): boolean {
  const rules = new Intl.PluralRules(languageTag(locale));
  const numbers = Array.from({ length: 202 }, (_, count) => count);
  return numbers.filter((count) => rules.select(count) === category).length === 1;
}
