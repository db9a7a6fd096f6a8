/** One or two letters for a name: the first of its first and last word, in any script. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (!first) return '?';
  const letters = [letter(first), words.length > 1 ? letter(words.at(-1) ?? '') : ''];
  return letters.join('').toLocaleUpperCase();
}

function letter(word: string): string {
  return /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
}

/** A hue (0 to 359, in steps of 24) that is always the same for a person. */
export function hueOf(seed: string): number {
  let hash = 7;
  for (const sign of seed) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return (hash % 15) * 24;
}
