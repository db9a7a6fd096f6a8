import { localeNames } from '@/scripts/languages/locale-files';
import { directionOf } from '@/utils/lib/direction';
import { LANGUAGE_SCENES, NEED_SCENES } from './scenes';

/** A theme, accessibility need or language. */
export interface Variant {
  /** Part of the file name: `<scene>-<id>`. */
  id: string;
  title: string;
  colorScheme: 'light' | 'dark';
  /** Name of its file in `locales`; left out: English. */
  language?: string;
  forcedColors?: boolean;
  /** The browser's zoom. */
  zoom?: number;
  /** Only these scenes. */
  some?: readonly string[];
}

/** Both themes with all scenes; other needs and languages with those that show a difference. */
export function variants(): Variant[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const languages = localeNames().filter((language) => language !== 'en');
  return [
    { id: 'light', title: 'Light', colorScheme: 'light' },
    { id: 'dark', title: 'Dark', colorScheme: 'dark' },
    { id: 'forced', title: 'Forced colors', colorScheme: 'light', forcedColors: true, some: NEED_SCENES },
    { id: 'zoom', title: 'At 200 %', colorScheme: 'light', zoom: 2, some: NEED_SCENES },
    ...languages.map((language) => ({
      id: language.toLowerCase(),
      title: names.of(language.replace('_', '-')) ?? language,
      colorScheme: 'light' as const,
      language,
      some: directionOf(language) === 'rtl' ? NEED_SCENES : LANGUAGE_SCENES,
    })),
  ];
}
