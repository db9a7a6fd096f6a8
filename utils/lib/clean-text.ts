import { clip } from '@/utils/lib/clip';
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

/** In one line of at most `longest` characters, of which the last is `…` where there was more. */
export function oneLine(words: string, longest: number): string {
  const line = cleanText(words).replace(/\s+/g, ' ').trim();
  return clip(line, longest) === line ? line : `${clip(line, longest - 1).trimEnd()}…`;
}

/**
 * A name as a part of a sentence: where one of both is written from right to left, neither turns the order of the other.
 * Done with Unicode's own marks, because notifications know no other.
 */
export function isolate(words: string, locale: string): string {
  return words !== '' && RIGHT_TO_LEFT.test(words) !== (directionOf(locale) === 'rtl') ? `\u2068${words}\u2069` : words;
}
