import { readFileSync } from 'node:fs';
import english from '@/public/_locales/en/messages.json';
import { type MessagesFile, readMessages } from '@/utils/lib/messages-file';
import { createText, type Text } from '@/utils/lib/text';

/** English, from the message file itself. */
export const text = createText(readMessages(english), 'en');

/** A language as the browser speaks it: what its file lacks comes from the English one. */
export function textIn(locale: string): Text {
  const messages = JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8')) as MessagesFile;
  return createText(readMessages({ ...english, ...messages }), locale);
}
