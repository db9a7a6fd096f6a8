import type { Text } from '@/utils/lib/text';

/**
 * "+12 plays, +3 ratings": a list without "and". `Intl.ListFormat` of type "unit" sets only spaces in Japanese.
 */
export const commaList = (text: Text, [first = '', ...others]: readonly string[]): string =>
  others.reduce((all, next) => text('list_comma', all, next), first);
