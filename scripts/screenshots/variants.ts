import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { directionOf } from '@/utils/lib/direction';
import type { MessagesFile } from '@/utils/lib/messages-file';
import { FEW, SOME } from './scenes';

/** For whom a picture is taken. */
export interface Variant {
  /** Of the file: `<scene>-<id>`. */
  id: string;
  title: string;
  colorScheme: 'light' | 'dark';
  /** Folder of the message files; English where left out. */
  language?: string;
  forcedColors?: boolean;
  /** The browser's zoom. */
  zoom?: number;
  /** These scenes only. */
  some?: readonly string[];
}

const LOCALES = path.resolve(import.meta.dirname, '..', '..', 'public', '_locales');

/** Both themes in full; for the other needs and languages what shows the difference. */
export function variants(): Variant[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const languages = readdirSync(LOCALES).filter((language) => language !== 'en');
  return [
    { id: 'light', title: 'Light', colorScheme: 'light' },
    { id: 'dark', title: 'Dark', colorScheme: 'dark' },
    { id: 'forced', title: 'Forced colours', colorScheme: 'light', forcedColors: true, some: SOME },
    { id: 'zoom', title: 'At 200 %', colorScheme: 'light', zoom: 2, some: SOME },
    ...languages.map((language) => ({
      id: language.toLowerCase(),
      title: names.of(language.replace('_', '-')) ?? language,
      colorScheme: 'light' as const,
      language,
      some: directionOf(language) === 'rtl' ? SOME : FEW,
    })),
  ];
}

/** All that is said in a language, by the folder of its message files. */
export function messagesIn(language: string): MessagesFile {
  return JSON.parse(readFileSync(path.join(LOCALES, language, 'messages.json'), 'utf8')) as MessagesFile;
}
