import { directionOf } from '@/utils/lib/direction';

/**
 * What has no place in words: control characters, halves of surrogate pairs, marks that nobody sees, and those that turn
 * the direction of all that follows. Line breaks and tabs stay, and what joins emoji and Persian letters.
 */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufff9-\ufffb]/gu;
/** More marks than any writing puts on one letter: they would cover the lines around. */
const PILE = /(\p{M}{4})\p{M}+/gu;
/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their like, in both planes. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Words of somebody else's as they may be stored and shown. */
export function cleanText(words: string): string {
  return words.replace(UNSEEN, '').replace(PILE, '$1');
}

/** In one line, and no longer than so many characters, of which the last is then `…`. */
export function clip(words: string, longest: number): string {
  const line = cleanText(words).replace(/\s+/g, ' ').trim();
  // Most are short: their characters need no counting.
  if (line.length <= longest) return line;
  const letters = Array.from(line.slice(0, longest * 8));
  return letters.length > longest
    ? `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/**
 * A name as a part of a sentence: where one of both is written from right to left, neither turns the order of the other.
 * Done with Unicode's own marks, because notifications know no other.
 */
export function isolate(words: string, locale: string): string {
  return words !== '' && RIGHT_TO_LEFT.test(words) !== (directionOf(locale) === 'rtl') ? `\u2068${words}\u2069` : words;
}
