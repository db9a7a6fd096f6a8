import { checkTranslation } from './check-text.ts';
import type { LocaleSource } from './locale-source.ts';
import { languageTag } from './plural-categories.ts';

const PENDING_LIST = 'scripts/languages/pending-keys.ts';

/** Only the terminal uses these (`npm run ask`), and it is in English only. */
const TERMINAL = /^(ask|query|answer)_/;

/** Limits of the browsers' stores, in characters. */
const MAX_LENGTHS = { extName: 45, extDescription: 132 };

function checkHead(locale: string, source: LocaleSource): string[] {
  const problems: string[] = [];
  const tag = languageTag(locale);
  if (source.extLanguage !== tag) {
    problems.push(`extLanguage: is not the language of this file. Write "${tag}"`);
  }
  for (const [key, most] of Object.entries(MAX_LENGTHS)) {
    const text = source[key];
    if (typeof text === 'string' && text.length > most) {
      problems.push(`${key}: is longer than the ${most} characters that browser stores allow. Shorten it`);
    }
  }
  return problems;
}

/**
 * Compares the texts of a language with the English ones.
 *
 * @param same keys with the same text in this language, see `same-words`
 * @param pending keys that fall back to English, see `pending-keys`
 * @returns for each problem: key, what is wrong, and what to do
 */
export function checkLocale(
  locale: string,
  source: LocaleSource,
  english: LocaleSource,
  same: readonly string[] = [],
  pending: readonly string[] = [],
): string[] {
  const problems: string[] = [];
  const isEnglish = locale === 'en';
  for (const [key, original] of Object.entries(english)) {
    const value = source[key];
    const isTerminal = !isEnglish && TERMINAL.test(key);
    const isPending = !isEnglish && pending.includes(key);
    if (!isTerminal && !isPending) {
      problems.push(...checkTranslation(value, original, { locale, key, isSame: same.includes(key) }));
    } else if (value !== undefined) {
      problems.push(
        isTerminal
          ? `${key}: is for the terminal, which speaks English. Delete it`
          : `${key}: is pending and has a text. Delete the text, or the key from ${PENDING_LIST}`,
      );
    }
  }
  const unknown = (keys: readonly string[]) => keys.filter((key) => !Object.hasOwn(english, key));
  for (const key of unknown(Object.keys(source))) {
    problems.push(`${key}: is not in English. Delete it, or add it to locales/en.json`);
  }
  for (const key of unknown(same)) {
    problems.push(`${key}: is not in English. Delete it from scripts/languages/same-words.ts`);
  }
  // Reported once, not for every language.
  for (const key of isEnglish ? unknown(pending) : []) {
    problems.push(`${key}: is not in English. Delete it from ${PENDING_LIST}`);
  }
  return [...problems, ...checkHead(locale, source)];
}
