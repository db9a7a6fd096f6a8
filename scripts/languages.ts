import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MessagesFile } from '@/utils/lib/messages-file';
import { checkLocale } from './languages/check-locale.ts';
import { PENDING_KEYS } from './languages/pending-keys.ts';
import { SAME_WORDS } from './languages/same-words.ts';
import { unusedKeys } from './languages/used-keys.ts';

/** `npm run languages`: whether every language says everything, and whether everything that is said is needed. */
const FOLDER = path.resolve(import.meta.dirname, '..', 'public/_locales');

const read = (locale: string) =>
  JSON.parse(readFileSync(path.join(FOLDER, locale, 'messages.json'), 'utf8')) as MessagesFile;

function main(): void {
  const english = read('en');
  const wrong = unusedKeys(english).map((key) => `en: ${key} is used nowhere`);
  const locales = readdirSync(FOLDER).sort();
  for (const locale of locales) {
    const found = checkLocale(locale, read(locale), english, SAME_WORDS[locale], PENDING_KEYS);
    wrong.push(...found.map((sentence) => `${locale}: ${sentence}`));
  }
  for (const sentence of wrong) console.error(sentence);
  if (PENDING_KEYS.length > 0) console.log(`${PENDING_KEYS.length} messages are pending: English everywhere so far`);
  console.log(`${locales.join(', ')}: ${wrong.length === 0 ? 'complete' : `${wrong.length} things wrong`}`);
  if (wrong.length > 0) process.exitCode = 1;
}

main();
