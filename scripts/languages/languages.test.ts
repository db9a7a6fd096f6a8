import { describe, expect, it } from 'vitest';
import { createText } from '@/utils/lib/text';
import { checkDescriptions, checkFileNames, checkLayout } from './check-files';
import { checkLocale } from './check-locale';
import type { LocaleSource } from './locale-source';
import { categoriesOf } from './plural-categories';
import { pseudo } from './pseudo';
import { unusedKeys } from './used-keys';

const head = { extName: 'Lookout', extDescription: 'x', extLanguage: 'en' };
const english: LocaleSource = {
  ...head,
  hello: 'Hello $1',
  count: { one: '$1 row', other: '$1 rows' },
  score: '$1/10',
  ask_usage: 'Usage',
};
const german: LocaleSource = {
  ...head,
  extDescription: 'y',
  extLanguage: 'de',
  hello: 'Hallo $1',
  count: { one: '$1 Zeile', other: '$1 Zeilen' },
  score: '$1/10',
};
const check = (change: LocaleSource, same = ['extName'], pending: string[] = []) =>
  checkLocale('de', { ...german, ...change }, english, same, pending);
const without = (source: LocaleSource, key: string) =>
  Object.fromEntries(Object.entries(source).filter(([each]) => each !== key));

describe('checkLocale', () => {
  it('accepts a complete language', () => expect(check({})).toEqual([]));

  it.each<[LocaleSource, string]>([
    [{ hello: '' }, 'hello: is missing. Write it, or list it in scripts/languages/pending-keys.ts'],
    [{ hello: 'Hallo' }, 'hello: has no placeholder, English has $1. Use the same ones'],
    [{ hello: '$1$1 hallo' }, 'hello: has two placeholders side by side. Write something between them'],
    [{ hello: 'Hallo $1 $2' }, 'hello: has $1 $2, English has $1. Use the same ones'],
    [
      { hello: 'Hello $1' },
      'hello: is not translated: Hello $1. Translate it, or list it in scripts/languages/same-words.ts',
    ],
    [{ goodbye: 'Tschüss' }, 'goodbye: is not in English. Delete it, or add it to locales/en.json'],
    [{ ask_usage: 'Aufruf' }, 'ask_usage: is for the terminal, which speaks English. Delete it'],
    [
      { count: { one: '$1 Zeile', few: '$1 Zeilen', other: '$1 Zeilen' } },
      'count: has the plural form "few". Delete it: de has one, other',
    ],
    [{ count: { other: '$1 Zeilen' } }, 'count: lacks the plural form "one". Add it: de has one, other'],
    [{ count: { one: '$1 Zeile', other: '' } }, 'count: lacks the plural form "other". Add it: de has one, other'],
    [
      { count: { one: '$1 Zeile', other: 'Zeilen' } },
      'count, "other": has no placeholder, English has $1. Use the same ones',
    ],
    [
      { count: '$1 Zeilen' },
      'count: is a single text, English has plural forms. Write "count": { "one": "…", "other": "…" }',
    ],
    [{ hello: { other: 'Hallo $1' } }, 'hello: has plural forms, English has a single text. Write "hello": "…"'],
    [{ extLanguage: 'fr' }, 'extLanguage: is not the language of this file. Write "de"'],
    [
      { extDescription: 'z'.repeat(133) },
      'extDescription: is longer than the 132 characters that browser stores allow. Shorten it',
    ],
  ])('names key, problem and remedy: %j', (change, sentence) => expect(check(change)).toEqual([sentence]));

  it('reports exceptions that are no longer needed', () => {
    expect(check({}, ['extName', 'gone'])).toEqual([
      'gone: is not in English. Delete it from scripts/languages/same-words.ts',
    ]);
  });

  it('accepts missing pending keys, and reports those that exist', () => {
    expect(checkLocale('de', without(german, 'hello'), english, ['extName'], ['hello'])).toEqual([]);
    expect(check({}, ['extName'], ['count'])).toEqual([
      'count: is pending and has a text. Delete the text, or the key from scripts/languages/pending-keys.ts',
    ]);
    expect(checkLocale('en', english, english, [], ['gone'])).toEqual([
      'gone: is not in English. Delete it from scripts/languages/pending-keys.ts',
    ]);
  });

  it('requires every plural form of the language, and accepts a spelled-out two', () => {
    expect(categoriesOf('ar')).toEqual(['zero', 'one', 'two', 'few', 'many', 'other']);
    expect(categoriesOf('ja')).toEqual(['other']);
    const count = { one: '$1 صف', two: 'صفان', few: '$1 صفوف', many: '$1 صفًا', other: '$1 صف' };
    const arabic = (forms: Record<string, string>) =>
      checkLocale('ar', { ...german, extLanguage: 'ar', count: forms }, english, ['extName']);
    const needs = 'ar has zero, one, two, few, many, other';
    expect(arabic(count)).toEqual([`count: lacks the plural form "zero". Add it: ${needs}`]);
    expect(arabic({ ...count, zero: 'لا صفوف' })).toEqual([]);
    expect(arabic({ ...count, zero: 'لا صفوف', few: 'صفوف' })).toEqual([
      'count, "few": has no placeholder, English has $1. Use the same ones',
    ]);
  });

  it("converts regions between the browsers' names and those of Intl", () => {
    const brazilian = { ...german, extLanguage: 'pt-BR' };
    const forms = categoriesOf('pt_BR').map((category) => [category, '$1 linhas']);
    expect(checkLocale('pt_BR', { ...brazilian, count: Object.fromEntries(forms) }, english, ['extName'])).toEqual([]);
  });
});

describe('files', () => {
  it('accepts languages and the notes for translators', () =>
    expect(checkFileNames(['ar.json', 'descriptions.json', 'es_419.json', 'pt_BR.json'])).toEqual([]));

  it('refuses names that no browser looks for', () => {
    expect(checkFileNames(['pt-BR.json', 'notes.txt'])).toEqual([
      'locales/pt-BR.json: is not named for a language. Name it like pt_BR.json',
      'locales/notes.txt: is not named for a language. Name it like pt_BR.json',
    ]);
  });

  it('requires one line per text, in the order of English', () => {
    const order = Object.keys(english);
    const tidy = '{\n  "hello": "Hallo $1",\n  "count": { "one": "$1 Zeile", "other": "$1 Zeilen" }\n}\n';
    const source = { hello: 'Hallo $1', count: { one: '$1 Zeile', other: '$1 Zeilen' } };
    expect(checkLayout(tidy, source, order)).toEqual([]);
    const remedy =
      'is not one line for each text, in the order of English. Run npm run languages -- --write, which mends that';
    expect(checkLayout(JSON.stringify(source, null, 2), source, order)).toEqual([remedy]);
    expect(checkLayout(tidy, source, ['count', 'hello'])).toEqual([remedy]);
  });

  it('reports notes for translators about missing texts', () => {
    expect(checkDescriptions({ hello: 'Above the feed' }, english)).toEqual([]);
    expect(checkDescriptions({ gone: 'Below', count: { one: 'x' } }, english)).toEqual([
      'gone: is not in English. Delete it, or add it to locales/en.json',
      'count: is not a note. Write "count": "…"',
    ]);
  });
});

describe('unusedKeys', () => {
  it('finds texts that no code uses', () => {
    const code = `text('hello'); text.plural("count", 1); '__MSG_extName__' '__MSG_extDescription__' "extLanguage" 'ask_usage'`;
    expect(unusedKeys(english, code)).toEqual(['score']);
    expect(unusedKeys({ sentence_rating_many: 'x', file_any: 'y' }, '')).toEqual([]);
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

  it('falls back to the general form if a language needs no other, or lacks one', () => {
    const other = messages({ other: 'other $1' });
    expect([0, 1, 2].map(read('ja', other))).toEqual(['other 0', 'other 1', 'other 2']);
    expect([0, 1, 2, 3].map(read('ar-AE', other))).toEqual(['other 0', 'other 1', 'other 2', 'other 3']);
  });
});

describe('pseudo', () => {
  it('leaves plain letters only in values', () => {
    expect(pseudo('Watch $1, $2')).toMatch(/^⟦Ŵàţçĥ \$1, \$2~+⟧$/);
    expect(pseudo('The quick brown fox jumps over the lazy dog')).not.toMatch(/[a-zA-Z]/);
  });
});
