/** Longer than any single character that people write; a longer sequence of marks may be cut. In UTF-16 units. */
const MAX_CHARACTER_UNITS = 48;

let segmenter: Intl.Segmenter | undefined;

/**
 * The first `max` code points of a text. Never cuts a surrogate pair, nor a character of several code points (an emoji
 * with a skin tone, a letter with accents) up to a length that people write: such a character is left out. Takes time
 * proportional to `max`, however long the text is.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (let count = 0; count < max && end < text.length; count += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  if (end >= text.length) return text;
  const from = Math.max(0, end - MAX_CHARACTER_UNITS);
  segmenter ??= new Intl.Segmenter();
  const start = segmenter.segment(text.slice(from, end + MAX_CHARACTER_UNITS)).containing(end - from)?.index ?? 0;
  return text.slice(0, start > 0 || from === 0 ? from + start : end);
}
