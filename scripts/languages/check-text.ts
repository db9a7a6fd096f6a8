import { typographyProblems } from './check-typography.ts';
import type { LocaleSource, PluralForms } from './locale-source.ts';
import { categoriesOf, spellsOutItsNumber } from './plural-categories.ts';

/** Chromium reads the part between the two signs as the name of a placeholder, and refuses the whole extension. */
const ADJACENT = /\$\d\$/;

/** Absent if a text consists of signs and placeholders only, which are not translated. */
const WORDS = /\p{L}{2,}/u;

const placeholders = (text: string): string[] => [...new Set(text.match(/\$\d/g) ?? [])].sort();
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

interface Translation {
  locale: string;
  key: string;
  /** True if the text is the same as in English on purpose. */
  isSame: boolean;
}

/**
 * @param optional placeholders that the text may omit
 * @param allowed placeholders that the text may contain
 */
function checkText(
  name: string,
  text: string,
  original: string,
  { locale, isSame, optional, allowed }: Translation & { optional: readonly string[]; allowed: readonly string[] },
): string[] {
  const problems = locale === 'en' ? [] : typographyProblems(name, text, locale);
  if (ADJACENT.test(text)) problems.push(`${name}: has two placeholders side by side. Write something between them`);
  const has = placeholders(text);
  const wanted = placeholders(original);
  const lacks = wanted.some((each) => !has.includes(each) && !optional.includes(each));
  if (lacks || has.some((each) => !allowed.includes(each))) {
    const [found, expected] = [has, wanted].map((each) => each.join(' ') || 'no placeholder');
    problems.push(`${name}: has ${found}, English has ${expected}. Use the same ones`);
  }
  if (locale !== 'en' && !isSame && text === original && WORDS.test(original.replace(/\$\d/g, ''))) {
    problems.push(`${name}: is not translated: ${text}. Translate it, or list it in scripts/languages/same-words.ts`);
  }
  return problems;
}

function checkForms(forms: PluralForms, english: PluralForms, translation: Translation): string[] {
  const { locale, key } = translation;
  const needed = categoriesOf(locale);
  const needs = `${locale} has ${needed.join(', ')}`;
  const allowed = placeholders(Object.values(english).join(' '));
  const problems = Object.keys(forms)
    .filter((category) => !needed.includes(category))
    .map((category) => `${key}: has the plural form "${category}". Delete it: ${needs}`);
  for (const category of needed) {
    const text = forms[category];
    if (text === undefined || isBlank(text)) {
      problems.push(`${key}: lacks the plural form "${category}". Add it: ${needs}`);
      continue;
    }
    // English itself may omit the number in "one".
    const needsNoNumber = spellsOutItsNumber(locale, category) || (category === 'one' && !english.one?.includes('$1'));
    const optional = needsNoNumber ? ['$1'] : [];
    const name = `${key}, "${category}"`;
    problems.push(...checkText(name, text, english.other ?? '', { ...translation, optional, allowed }));
  }
  return problems;
}

/** Compares a text, or its plural forms, with the English one. */
export function checkTranslation(
  value: LocaleSource[string] | undefined,
  original: LocaleSource[string],
  translation: Translation,
): string[] {
  const { locale, key } = translation;
  if (value === undefined || (typeof value === 'string' && isBlank(value))) {
    return [`${key}: is missing. Write it, or list it in scripts/languages/pending-keys.ts`];
  }
  if (typeof original === 'string') {
    if (typeof value !== 'string') {
      return [`${key}: has plural forms, English has a single text. Write "${key}": "…"`];
    }
    return checkText(key, value, original, { ...translation, optional: [], allowed: placeholders(original) });
  }
  if (typeof value === 'string') {
    const forms = categoriesOf(locale).map((category) => `"${category}": "…"`);
    return [`${key}: is a single text, English has plural forms. Write "${key}": { ${forms.join(', ')} }`];
  }
  return checkForms(value, original, translation);
}
