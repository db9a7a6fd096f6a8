/** A part of a sentence; `strong` where it names somebody or something. */
export interface Part {
  words: string;
  strong: boolean;
}

/** Cuts a sentence so that the names in it stand out, in this order. Names that do not occur in it are left out. */
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
