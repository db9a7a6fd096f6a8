import type { LocaleSource } from './locale-source.ts';

interface Message {
  message: string;
  description?: string;
}

/** What browsers read: `_locales/<language>/messages.json`. */
export type GeneratedMessages = Record<string, Message>;

/**
 * Converts the texts of a language to the browsers' format, which has no plurals: each form becomes a message of its
 * own, `<key>__<category>`, from which `utils/lib/text` chooses.
 *
 * @param descriptions notes for translators, by key; browsers ignore them
 */
export function generateMessages(
  source: LocaleSource,
  descriptions: Readonly<Record<string, string>> = {},
): GeneratedMessages {
  const messages: GeneratedMessages = {};
  for (const [key, value] of Object.entries(source)) {
    const forms =
      typeof value === 'string' ? [[key, value]] : Object.entries(value).map(([c, t]) => [`${key}__${c}`, t]);
    for (const [index, [name = '', message = '']] of forms.entries()) {
      const description = index === 0 ? descriptions[key] : undefined;
      messages[name] = description === undefined ? { message } : { message, description };
    }
  }
  return messages;
}
