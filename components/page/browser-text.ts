import { browser } from 'wxt/browser';
import { directionOf } from '@/utils/lib/direction';
import { pickLocale } from '@/utils/lib/pick-locale';
import { createText, type Text } from '@/utils/lib/text';

/** `getMessage` without WXT's generated list of keys, because `Text` checks the keys. */
const getMessage = (key: string, values?: string[]) =>
  (browser.i18n as { getMessage(key: string, values?: string[]): string }).getMessage(key, values);

/** Texts in the language that the browser chose among Lookout's. */
export function browserText(): Text {
  return createText(getMessage, pickLocale(browser.i18n.getUILanguage(), getMessage('extLanguage')));
}

/** Sets the language, direction and title of the page. */
export function applyLanguage(document: Document, text: Text, title: string): void {
  document.documentElement.lang = text.locale;
  // `@@bidi_dir` follows the browser's language, which Lookout may not have.
  document.documentElement.dir = directionOf(text.locale);
  document.title = title;
}
