import type texts from '@/locales/en.json';

type Texts = typeof texts;
type KeyOf<Value> = { [Key in keyof Texts]: Texts[Key] extends Value ? Key : never }[keyof Texts];

/** A key of `locales/<language>.json` without plural forms. */
export type MessageKey = KeyOf<string>;
/** A key with plural forms. The build generates `<key>__one`, `<key>__other`, and the others the language needs. */
export type PluralKey = KeyOf<{ other: string }>;

/** The source of every text that people see. Values replace `$1`, `$2`, … in the message. */
export interface Text {
  (key: MessageKey, ...values: (string | number)[]): string;
  /** Picks the plural form for `count`, which is also `$1`, in the language's own digits. */
  plural(key: PluralKey, count: number, ...values: (string | number)[]): string;
  /** BCP 47 tag, for `Intl`. */
  readonly locale: string;
}

/**
 * @param getMessage the browser's `i18n.getMessage`, or a reader of the same files (terminal, tests)
 * @param locale the language of those messages
 */
export function createText(getMessage: (key: string, values: string[]) => string, locale: string): Text {
  // Created on first use, because a worker's start needs neither.
  let rules: Intl.PluralRules | undefined;
  let digits: Intl.NumberFormat | undefined;
  const get = (key: string, values: (string | number)[]) =>
    getMessage(
      key,
      values.map((value) => {
        if (typeof value !== 'number') return value;
        digits ??= new Intl.NumberFormat(locale);
        return digits.format(value);
      }),
    );
  const text = (key: MessageKey, ...values: (string | number)[]) => get(key, values);
  const plural = (key: PluralKey, count: number, ...values: (string | number)[]) => {
    rules ??= new Intl.PluralRules(locale);
    return get(`${key}__${rules.select(count)}`, [count, ...values]) || get(`${key}__other`, [count, ...values]);
  };
  return Object.assign(text, { plural, locale });
}
