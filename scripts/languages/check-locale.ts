import type { MessagesFile } from '@/utils/lib/messages-file';

/** `key__one` -> `key` and `one`; a key without plural forms has no category. */
export function splitKey(key: string): { base: string; category: string | null } {
  const at = key.lastIndexOf('__');
  return at < 0 ? { base: key, category: null } : { base: key.slice(0, at), category: key.slice(at + 2) };
}

/** The plural forms that a language needs: `zero one two few many other` in Arabic, `other` in Japanese. */
export const categoriesOf = (locale: string): string[] =>
  new Intl.PluralRules(locale).resolvedOptions().pluralCategories.slice().sort();

const placeholders = (message: string): string[] => [...new Set(message.match(/\$\d/g) ?? [])].sort();

/** Forms that stand for one number only, and may say it in a word of their own: "two activities" is one word in Arabic. */
function saysItself(locale: string, category: string): boolean {
  const rules = new Intl.PluralRules(locale);
  return (
    Array.from({ length: 202 }, (_, count) => count).filter((count) => rules.select(count) === category).length === 1
  );
}

/** Only the terminal says these (`npm run ask`), and it speaks English. */
const TERMINAL = /^(ask|query|answer)_/;

/** What is left in the language it was written in: no word but names, signs and placeholders. */
const WORDS = /\p{L}{2,}/u;

/**
 * Holds the messages of a language against the English ones.
 *
 * @param same keys whose words are the same in this language, see `same-words`
 * @param pending keys that may be missing and fall back to English, see `pending-keys`
 * @returns a sentence for each thing that is wrong
 */
export function checkLocale(
  locale: string,
  messages: MessagesFile,
  english: MessagesFile,
  same: readonly string[] = [],
  pending: readonly string[] = [],
): string[] {
  const wrong: string[] = [];
  const expected = new Map<string, string>();
  for (const [key, { message }] of Object.entries(english)) {
    const { base, category } = splitKey(key);
    if (locale !== 'en' && TERMINAL.test(key)) continue;
    if (category === null) expected.set(key, message);
    else if (category === 'other') for (const each of categoriesOf(locale)) expected.set(`${base}__${each}`, message);
  }
  for (const [key, original] of expected) {
    const message = messages[key]?.message;
    if (locale !== 'en' && pending.includes(splitKey(key).base)) {
      if (message !== undefined) wrong.push(`${key} is pending, and has a text`);
      continue;
    }
    if (message === undefined || message.trim() === '') {
      wrong.push(`${key} is missing`);
      continue;
    }
    const { category } = splitKey(key);
    const wanted = placeholders(original);
    const forms =
      category === null ? [] : ['one', 'other'].map((each) => english[`${splitKey(key).base}__${each}`]?.message);
    const may = placeholders([original, ...forms].join(' '));
    // English itself may leave the number out of "one".
    const needless =
      category !== null && (saysItself(locale, category) || (category === 'one' && !forms[0]?.includes('$1')));
    const must = needless ? wanted.filter((each) => each !== '$1') : wanted;
    const has = placeholders(message);
    if (!must.every((each) => has.includes(each)) || !has.every((each) => may.includes(each))) {
      wrong.push(`${key} has ${has.join(' ') || 'no placeholder'} instead of ${wanted.join(' ') || 'none'}`);
    }
    const isWords = WORDS.test(original.replace(/\$\d/g, ''));
    if (locale !== 'en' && isWords && message === original && !same.includes(splitKey(key).base)) {
      wrong.push(`${key} is not translated: ${message}`);
    }
  }
  for (const key of Object.keys(messages)) if (!expected.has(key)) wrong.push(`${key} is not known in English`);
  const isKnown = (base: string) => base in english || `${base}__other` in english;
  for (const base of same) if (!isKnown(base)) wrong.push(`${base} is excused, and not known in English`);
  for (const base of pending) if (!isKnown(base)) wrong.push(`${base} is pending, and not known in English`);
  const { extLanguage, extName, extDescription } = messages;
  if (extLanguage?.message !== locale) wrong.push(`extLanguage is not ${locale}`);
  // What the shops of browsers allow.
  if ((extName?.message.length ?? 0) > 45) wrong.push('extName is longer than 45 characters');
  if ((extDescription?.message.length ?? 0) > 132) wrong.push('extDescription is longer than 132 characters');
  return wrong;
}
