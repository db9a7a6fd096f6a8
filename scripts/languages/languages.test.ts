import { describe, expect, it } from 'vitest';
import { createText } from '@/utils/lib/text';
import { categoriesOf, checkLocale } from './check-locale';
import { pseudo } from './pseudo';
import { unusedKeys } from './used-keys';

const of = (messages: Record<string, string>) =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, { message }]));
const head = { extName: 'Lookout', extDescription: 'x', extLanguage: 'en' };
const english = of({ ...head, hello: 'Hello $1', count__one: '$1 row', count__other: '$1 rows', score: '$1/10' });
const german = {
  ...head,
  extDescription: 'y',
  extLanguage: 'de',
  hello: 'Hallo $1',
  count__one: '$1 Zeile',
  count__other: '$1 Zeilen',
  score: '$1/10',
};
const check = (change: Record<string, string>, same = ['extName']) =>
  checkLocale('de', of({ ...german, ...change }), english, same);

describe('checkLocale', () => {
  it('accepts what is complete', () => expect(check({})).toEqual([]));

  it.each<[Record<string, string>, string]>([
    [{ hello: '' }, 'hello is missing'],
    [{ hello: 'Hallo' }, 'hello has no placeholder instead of $1'],
    [{ hello: 'Hallo $1 $2' }, 'hello has $1 $2 instead of $1'],
    [{ hello: 'Hello $1' }, 'hello is not translated: Hello $1'],
    [{ goodbye: 'Tschüss' }, 'goodbye is not known in English'],
    [{ count__few: '$1 Zeilen' }, 'count__few is not known in English'],
    [{ extLanguage: 'fr' }, 'extLanguage is not de'],
    [{ extDescription: 'z'.repeat(133) }, 'extDescription is longer than 132 characters'],
  ])('names what is wrong: %j', (change, sentence) => expect(check(change)).toEqual([sentence]));

  it('names excuses that nothing needs any more', () => {
    expect(check({}, ['extName', 'gone'])).toEqual(['gone is excused, and not known in English']);
  });

  it('lets pending keys be missing, and nothing else of them', () => {
    const pending = (change: Record<string, string>, keys: string[]) =>
      checkLocale('de', of({ ...german, ...change }), english, ['extName'], keys);
    const { hello: _, ...others } = german;
    expect(checkLocale('de', of(others), english, ['extName'], ['hello'])).toEqual([]);
    expect(pending({}, ['count'])).toEqual([
      'count__one is pending, and has a text',
      'count__other is pending, and has a text',
    ]);
    expect(pending({}, ['gone'])).toEqual(['gone is pending, and not known in English']);
  });

  it('asks for every plural form of the language, and lets two be a word of its own', () => {
    expect(categoriesOf('ar')).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
    expect(categoriesOf('ja')).toEqual(['other']);
    const arabic = { ...german, extLanguage: 'ar', count__two: 'صفان', count__few: '$1 صفوف', count__many: '$1 صفًا' };
    expect(checkLocale('ar', of(arabic), english, ['extName'])).toEqual(['count__zero is missing']);
    expect(
      checkLocale('ar', of({ ...arabic, count__zero: 'لا صفوف', count__few: 'صفوف' }), english, ['extName']),
    ).toEqual(['count__few has no placeholder instead of $1']);
  });
});

describe('unusedKeys', () => {
  it('finds what no code asks for', () => {
    const code = `text('hello'); text.plural("count", 1); '__MSG_extName__' '__MSG_extDescription__' "extLanguage"`;
    expect(unusedKeys(english, code)).toEqual(['score']);
    expect(unusedKeys(of({ sentence_rating_many: 'x', file_any: 'y' }), '')).toEqual([]);
  });
});

describe('plurals', () => {
  const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few $1', many: 'many $1' };
  const read = (locale: string, messages: Record<string, string>) => {
    const text = createText((key, values) => (messages[key] ?? '').replace('$1', values[0] ?? ''), locale);
    return (count: number) => text.plural('popup_new', count);
  };
  const messages = (prefixed: Record<string, string>) =>
    Object.fromEntries(Object.entries(prefixed).map(([category, message]) => [`popup_new__${category}`, message]));

  it('picks each of the six forms of Arabic, with the digits of the language', () => {
    const arabic = read('ar-EG', messages({ ...forms, other: 'other $1' }));
    expect([0, 1, 2, 3, 11, 100].map(arabic)).toEqual(['zero', 'one', 'two', 'few ٣', 'many ١١', 'other ١٠٠']);
  });

  it('takes the general form where a language needs no other, or lacks one', () => {
    const other = messages({ other: 'other $1' });
    expect([0, 1, 2].map(read('ja', other))).toEqual(['other 0', 'other 1', 'other 2']);
    expect([0, 1, 2, 3].map(read('ar-AE', other))).toEqual(['other 0', 'other 1', 'other 2', 'other 3']);
  });
});

describe('pseudo', () => {
  it('leaves no plain letter but those of values', () => {
    expect(pseudo('Watch $1, $2')).toMatch(/^⟦Ŵàţçĥ \$1, \$2~+⟧$/);
    expect(pseudo('The quick brown fox jumps over the lazy dog')).not.toMatch(/[a-zA-Z]/);
  });
});
