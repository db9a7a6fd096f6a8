import { localeNames } from '@/scripts/languages/locale-files';
import { directionOf } from '@/utils/lib/direction';
import { FEW, SOME } from './scenes';

/** For whom a picture is taken. */
export interface Variant {
  /** Of the file: `<scene>-<id>`. */
  id: string;
  title: string;
  colorScheme: 'light' | 'dark';
  /** Name of its file in `locales`; English where left out. */
  language?: string;
  forcedColors?: boolean;
  /** The browser's zoom. */
  zoom?: number;
  /** These scenes only. */
  some?: readonly string[];
}

/** Both themes in full; for the other needs and languages what shows the difference. */
export function variants(): Variant[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const languages = localeNames().filter((language) => language !== 'en');
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
