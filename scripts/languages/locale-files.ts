import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DESCRIPTIONS } from './check-files.ts';
import { type GeneratedMessages, generateMessages } from './generate-messages.ts';
import { type LocaleSource, readLocaleSource } from './locale-source.ts';

/** The texts of Lookout, one file per language: `en.json`, `pt_BR.json`. */
export const LOCALES = path.resolve(import.meta.dirname, '..', '..', 'locales');

/** The browsers' names, below `_locales`. */
export const localeNames = (): string[] =>
  readdirSync(LOCALES)
    .filter((file) => file.endsWith('.json') && file !== DESCRIPTIONS)
    .map((file) => path.basename(file, '.json'))
    .sort();

/** @throws Error that names the file and what is wrong with it */
function readFile(file: string): LocaleSource {
  const read = readLocaleSource(readFileSync(path.join(LOCALES, file), 'utf8'));
  if (!read.ok) throw new Error(read.error.map((problem) => `locales/${file}: ${problem}.`).join('\n'));
  return read.value;
}

/** The texts of a language as written. */
export const localeSource = (locale: string): LocaleSource => readFile(`${locale}.json`);

/** The texts of a language as built: browsers take missing ones from English by themselves. */
export function messagesFile(locale: string): GeneratedMessages {
  const descriptions = locale === 'en' ? (readFile(DESCRIPTIONS) as Record<string, string>) : {};
  return generateMessages(localeSource(locale), descriptions);
}

/** The texts that a person sees in a language, with missing ones in English. */
export const shownMessages = (locale: string): GeneratedMessages => ({
  ...messagesFile('en'),
  ...messagesFile(locale),
});

/** All files below `_locales`, for a build. */
export const localeAssets = (): { relativeDest: string; contents: string }[] =>
  localeNames().map((locale) => ({
    relativeDest: `_locales/${locale}/messages.json`,
    contents: JSON.stringify(messagesFile(locale)),
  }));
