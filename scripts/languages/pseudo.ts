import type { MessagesFile } from '@/utils/lib/messages-file';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ODD = 'àƀçðéƒǵĥîĵķļɱñôþɋŕšţûṽŵẋýžÀƁÇÐÉƑǴĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ';

/** A language without speakers; its dates and numbers (`Intl`) have no Latin letter. */
export const PSEUDO_LANGUAGE = 'el';

/** Replaces every letter, adds brackets and a third of length. A plain letter on a page then comes from no message. */
export function pseudo(message: string): string {
  const odd = message.replace(/\$\d|[a-zA-Z]/g, (sign) => ODD[PLAIN.indexOf(sign)] ?? sign);
  return `⟦${odd}${'~'.repeat(Math.ceil(message.length / 3))}⟧`;
}

/** The English messages in that language. */
export function pseudoMessages(english: MessagesFile): MessagesFile {
  const odd = Object.entries(english).map(([key, { message }]) => [key, { message: pseudo(message) }] as const);
  return { ...Object.fromEntries(odd), extLanguage: { message: PSEUDO_LANGUAGE } };
}
