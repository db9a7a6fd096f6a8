import { browser } from 'wxt/browser';
import { directionOf } from '@/utils/lib/direction';
import { pickLocale } from '@/utils/lib/pick-locale';
import { createText, type Text } from '@/utils/lib/text';

/** The browser's own, without the generated list of keys: `Text` checks them. */
const getMessage = (key: string, values?: string[]) =>
  (browser.i18n as { getMessage(key: string, values?: string[]): string }).getMessage(key, values);

/** The words of the language that the browser chose among those that Lookout has. */
export function browserText(): Text {
  return createText(getMessage, pickLocale(browser.i18n.getUILanguage(), getMessage('extLanguage')));
}

/** Tells the page its language, direction and title. */
export function applyLanguage(document: Document, text: Text, title: string): void {
  document.documentElement.lang = text.locale;
  // Not the browser's own `@@bidi_dir`: its language may be one that Lookout does not speak.
  document.documentElement.dir = directionOf(text.locale);
  document.title = title;
}
