import english from '@/public/_locales/en/messages.json';
import { readMessages } from '@/utils/lib/messages-file';
import { createText } from '@/utils/lib/text';

/** English, from the message file itself. */
export const text = createText(readMessages(english), 'en');
