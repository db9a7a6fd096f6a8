import { clip } from '@/utils/lib/clip';
import { directionOf } from '@/utils/lib/direction';

/**
 * Characters that do not belong in text: control characters, unpaired surrogates, invisible marks, and direction
 * overrides. Line breaks, tabs, and the joiners in emoji and Persian words stay.
 */
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufff9-\ufffb]/gu;
/** More combining marks than any script puts on one letter: they would cover the lines around it. */
const EXCESS_MARKS = /(\p{M}{4})\p{M}+/gu;
/** Hebrew, Arabic, Syriac, Thaana, N'Ko and related scripts, in both planes. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Text from outside, made safe to store and show. */
export function cleanText(words: string): string {
  return words.replace(INVISIBLE, '').replace(EXCESS_MARKS, '$1');
}

/** Text as one line of at most `longest` characters; the last is `…` if something was cut. */
export function oneLine(words: string, longest: number): string {
  const line = cleanText(words).replace(/\s+/g, ' ').trim();
  return clip(line, longest) === line ? line : `${clip(line, longest - 1).trimEnd()}…`;
}

/**
 * Isolates a name within a sentence, so that neither changes the other's writing direction. Uses Unicode's marks, which
 * also work in notifications.
 */
export function isolate(words: string, locale: string): string {
  return words !== '' && RIGHT_TO_LEFT.test(words) !== (directionOf(locale) === 'rtl') ? `\u2068${words}\u2069` : words;
}
