/** A part of a sentence; `strong` for names. */
export interface Part {
  words: string;
  strong: boolean;
}

/**
 * Splits a sentence into names, which stand out, and other words. Earlier `names` are marked first and are not searched
 * for later ones ("Her" in "Herman"); those that don't occur are ignored.
 */
export function emphasise(words: string, names: readonly (string | undefined)[]): Part[] {
  let parts: Part[] = [{ words, strong: false }];
  for (const name of names) {
    if (!name) continue;
    parts = parts.flatMap((part) => {
      const at = part.strong ? -1 : part.words.indexOf(name);
      if (at < 0) return [part];
      return [
        { words: part.words.slice(0, at), strong: false },
        { words: name, strong: true },
        { words: part.words.slice(at + name.length), strong: false },
      ];
    });
  }
  return parts;
}
