import { describe, expect, it } from 'vitest';
import { cleanText, isolate, oneLine } from '@/utils/lib/clean-text';

describe('cleanText', () => {
  it.each([
    ['Mia\u0000\u0007\u001b[31m\u009b', 'Mia[31m'],
    ['user\u202egnp.exe', 'usergnp.exe'],
    ['\u2066a\u2067b\u2068c\u2069\u200e\u200f\u061c', 'abc'],
    ['half \ud83d pair', 'half  pair'],
    ['one\r\ntwo\tthree', 'one\r\ntwo\tthree'],
    ['👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 می‌خواهم', '👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 می‌خواهم'],
    [`Z${'\u0334'.repeat(50)}algo`, `Z${'\u0334'.repeat(4)}algo`],
    ['ไม้ไต่คู้ Việt', 'ไม้ไต่คู้ Việt'],
    ['<b onclick=x>&amp;', '<b onclick=x>&amp;'],
  ])('cleans %j to %j', (words, expected) => expect(cleanText(words)).toBe(expected));
});

describe('oneLine', () => {
  it('joins lines into one', () => expect(oneLine('  a\n\n b\u2028c\ufeff ', 10)).toBe('a b c'));
  it('cuts longer text, but never within a character', () => {
    expect(oneLine('x'.repeat(10_000), 80)).toBe(`${'x'.repeat(79)}…`);
    expect(oneLine('😀'.repeat(80), 80)).toBe('😀'.repeat(80));
    expect(oneLine('😀'.repeat(81), 80)).toBe(`${'😀'.repeat(79)}…`);
    expect(oneLine('word '.repeat(9), 11)).toBe('word word…');
  });
});

describe('isolate', () => {
  it.each([
    ['Mia', 'en', 'Mia'],
    ['', 'en', ''],
    ['סברנס', 'en', '\u2068סברנס\u2069'],
    ['Mia الف', 'en-GB', '\u2068Mia الف\u2069'],
    ['Mia', 'he', '\u2068Mia\u2069'],
    ['الف', 'ar-EG', 'الف'],
  ])('isolates a name that has letters of the other direction: %j in %s', (words, locale, expected) =>
    expect(isolate(words, locale)).toBe(expected),
  );
});
