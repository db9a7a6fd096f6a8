import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pseudoMessages } from '@/scripts/languages/pseudo';
import type { MessagesFile } from '@/utils/lib/messages-file';

/**
 * A copy of a build in which a language stands in the place of English, so that a browser in English speaks it. What is
 * built stays as it is.
 *
 * @param locale a language of Lookout's, or `pseudo`: a made-up one, see `scripts/languages/pseudo`
 * @returns the folder, to be removed by the caller
 */
export function localisedBuild(extension: string, locale: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-language-'));
  cpSync(extension, folder, { recursive: true });
  const file = (name: string) => path.join(folder, '_locales', name, 'messages.json');
  const read = (name: string) => JSON.parse(readFileSync(file(name), 'utf8')) as MessagesFile;
  const messages = locale === 'pseudo' ? pseudoMessages(read('en')) : { ...read('en'), ...read(locale) };
  writeFileSync(file('en'), JSON.stringify(messages));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
