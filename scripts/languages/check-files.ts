import { formatLocaleSource, type LocaleSource } from './locale-source.ts';

/** Notes for translators, next to the languages. */
export const DESCRIPTIONS = 'descriptions.json';

/** Folder names that browsers look for below `_locales`. */
const LANGUAGE_FILE = /^[a-z]{2,3}(_([A-Z]{2}|\d{3}))?\.json$/;

/** @param files the names in `locales/` */
export const checkFileNames = (files: readonly string[]): string[] =>
  files
    .filter((file) => file !== DESCRIPTIONS && !LANGUAGE_FILE.test(file))
    .map((file) => `locales/${file}: is not named for a language. Name it like pt_BR.json`);

/** @param order the keys of English */
export const checkLayout = (json: string, source: LocaleSource, order: readonly string[]): string[] =>
  json === formatLocaleSource(source, order)
    ? []
    : ['is not one line for each text, in the order of English. Run npm run languages -- --write, which mends that'];

export const checkDescriptions = (descriptions: LocaleSource, english: LocaleSource): string[] =>
  Object.entries(descriptions).flatMap(([key, value]) => {
    if (typeof value !== 'string') return [`${key}: is not a note. Write "${key}": "…"`];
    return Object.hasOwn(english, key) ? [] : [`${key}: is not in English. Delete it, or add it to locales/en.json`];
  });
