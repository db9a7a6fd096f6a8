import { shownMessages } from '@/scripts/languages/locale-files';
import { languageTag } from '@/scripts/languages/plural-categories';
import { readMessages } from '@/utils/lib/messages-file';
import { createText, type Text } from '@/utils/lib/text';

/** English, in the browser's message format. */
export const text = createText(readMessages(shownMessages('en')), 'en');

/** A language in the browser's message format; missing texts fall back to English. */
export function textIn(locale: string): Text {
  return createText(readMessages(shownMessages(locale)), languageTag(locale));
}
