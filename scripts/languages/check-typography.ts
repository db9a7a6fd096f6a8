import { MAX_MESSAGE_LENGTH } from './voice-rules.ts';

/** The space that French puts before ? ! : ; and inside « ». */
const NARROW = '\u202f';

/** French punctuation without its narrow no-break space. The colon in times and addresses needs none. */
const FRENCH = [/[^\u202f\d"][?!;](?=\s|$)/u, /[^\u202f\d"]:(?=\s|$)/u, /«(?!\u202f)/u, /(?<!\u202f)»/u];

/** Faults of a translation that a reader sees without knowing the English text. */
export function typographyProblems(name: string, text: string, locale: string): string[] {
  const problems: string[] = [];
  if (text.length > MAX_MESSAGE_LENGTH)
    problems.push(`${name}: has ${text.length} characters, at most ${MAX_MESSAGE_LENGTH} are read. Shorten it`);
  if (locale === 'fr' && FRENCH.some((sign) => sign.test(text)))
    problems.push(`${name}: lacks a narrow no-break space (U+202F) before ? ! : ; or inside « »: ${text}`);
  return problems.map((problem) => problem.replaceAll(NARROW, '⍽'));
}
