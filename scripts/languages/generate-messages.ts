import type { LocaleSource } from './locale-source.ts';

interface Message {
  message: string;
  description?: string;
}

/** What browsers read: `_locales/<language>/messages.json`. */
export type GeneratedMessages = Record<string, Message>;

/**
 * Turns the texts of a language into the format of browsers, which know no plural: each form becomes a message of its own,
 * `<key>__<category>`, which `utils/lib/text` picks.
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
