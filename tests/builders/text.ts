import { shownMessages } from '@/scripts/languages/locale-files';
import { languageTag } from '@/scripts/languages/plural-categories';
import { readMessages } from '@/utils/lib/messages-file';
import { createText, type Text } from '@/utils/lib/text';

/** English, as the browser gets it. */
export const text = createText(readMessages(shownMessages('en')), 'en');

/** A language as the browser speaks it: what its file lacks comes from the English one. */
export function textIn(locale: string): Text {
  return createText(readMessages(shownMessages(locale)), languageTag(locale));
}
